### Glossary: the word for each thing, in every message, and words that stand for it in none.
### An ellipsis is any ending. A test holds it.
###
### prompt: Prompt (not: Beschreibung…)
### video: Video (not: Clip…, Film…)
### image: Bild (not: Foto…, Grafik…)
### request: Anfrage (not: Auftrag…, Bestellung…)
### make: machen (not: generier…, erzeug…, erstell…)
### variation: Variante (not: Variation…)
### extend: fortsetzen (not: weiterführ…)
### shape: Format (not: Seitenverhältnis…)
### length: Länge (not: Dauer, Laufzeit)
### sound: Ton (not: Audio…, stumm)
### cancel: abbrechen / abgebrochen (not: stornier…, annullier…)
### history: Verlauf (not: Archiv…)
### settings: Einstellungen (not: Konfiguration…)
### charge: berechnet (not: verrechnet, in Rechnung)
### refund: erstatten / erstattet (not: zurückgezahlt, zurückzahlen, Rückzahlung…)
### budget: Budget (not: Etat…, Kontingent…)
### limit: Limit… (not: Grenze…)
### free videos: kostenlosen Videos (not: freier Anteil, freien Anteil, gratis)
### Stars: Stern… (not: Stars)
### owner: Betreiber (not: Inhaber…, Besitzer…, betreibt)
### admin: Admin / Admins (not: Administrator…, Moderator…)
### allow: zulassen / zugelassen (not: freischalt…, freigeben)
### deny: ausschließen / ausgeschlossen (not: verbann…, aussperr…)
### tap: tippe / antippen (not: drück…, Druck, klick…)
### video service: Videodienst (not: Anbieter…, Provider…)

## Lengths of time

time-seconds = { $number } s
time-minutes = { $number } min
time-hours = { $number } h

## Greetings and help

start =
    <b>Hallo! Ich mache Videos mit Google Veo.</b>

    Schreib, was du sehen möchtest, und nach etwa einer Minute ist dein Video da:
    <code>/veo ein roter Fuchs springt über einen zugefrorenen Fluss</code>

    Du hast ein Bild? Schick es mit <code>/veo sie dreht den Kopf</code> als Bildunterschrift oder antworte damit auf ein Bild, und es beginnt sich zu bewegen.

    Alles über Format, Länge, Ton und mehr findest du in /help.
start-cost = Ein Video kostet hier etwa { $price } ({ $model }, { $duration } s).
start-left = { $left ->
        [0] Das war’s für heute. Morgen geht es weiter{ $sells ->
            [no] .
           *[yes] {", mit Stars schon jetzt: /buy"}
        }
        [one] Ein Video hast du heute noch.
       *[other] { $left } Videos hast du heute noch.
    }
start-examples = Oder fang mit einem Beispiel an. Ich nenne dir den Preis und frage, bevor ich es mache:
button-example-cat = 🥞 Katze am Herd
button-example-whale = 🐋 Ein Wal über der Stadt
button-example-boat = ⛵ Papierboot bei Nacht
example-cat-prompt = Eine rote Katze mit Kochmütze wirft in einer sonnigen Küche einen Pfannkuchen in die Luft, und er landet auf ihrem Kopf. Warmes Licht, verspielt, Nahaufnahme
example-whale-prompt = Ein Wal schwimmt bei Sonnenuntergang langsam durch die Wolken über einer Stadt, sein Schatten gleitet über die Dächer. Totale, traumhaft
example-boat-prompt = Ein Papierboot segelt nachts eine verregnete Straße entlang, vorbei an Pfützen voller Neonlicht. Die Kamera folgt ihm knapp über dem Wasser
example-asked = Danach habe ich dich schon gefragt: Die Frage steht weiter unten in diesem Chat.
help =
    <b>So geht’s</b>
    <code>/veo{ $address } ein roter Fuchs springt über einen zugefrorenen Fluss</code>
    Antworte auf ein Bild mit <code>/veo …</code> oder schreib <code>/veo …</code> in die Bildunterschrift, und das Bild beginnt sich zu bewegen. Zwei Bilder werden zum ersten und letzten Bild des Videos, drei zeigen, was vorkommen soll. Antworte auf eines meiner Videos mit <code>/veo …</code>, um es fortzusetzen. Antworte nur mit <code>/veo</code> auf ein Zitat aus einer Nachricht, dann ist das Zitat der Prompt.

    <b>Optionen</b>, irgendwo in der Nachricht
    <code>--model veo3.1</code>  eines von { $models }
    <code>--ar 9:16</code>  Hochformat; <code>16:9</code> ist Querformat
    <code>--duration 8</code>  Länge in Sekunden
    <code>--res 1080p</code>  oder 720p
    <code>--no Regen, Leute</code>  was nicht vorkommen soll
    <code>--seed 7</code>  derselbe Seed ergibt wieder ein ähnliches Video
    <code>--silent</code>  ohne Ton
    <code>--raw</code>  meinen Prompt lassen, wie er ist{ $improves ->
        [no] {""}
       *[yes] {"\u000A"}<code>--improve</code>  erst einen besseren Prompt zeigen
    }
    <code>--fix off</code>  lieber ablehnen als umformulieren (3.1)
    <code>--people off</code>  keine Menschen im Video (3.1 Lite)
    <code>--takes 4</code>  bis zu vier Videos auf einmal, jedes anders
    <code>--loop</code>  das Video beginnt und endet mit demselben Bild
    <code>--spoiler</code>  erst nach dem Antippen zu sehen

    <b>Befehle</b>
    /veo  ein Video machen{ $draws ->
        [no] {""}
       *[yes] {"\u000A"}/still  erst ein Bild machen, für ein paar Cent
    }
    /models  was jedes Modell kann
    /tasks  was hier gerade entsteht
    /history  deine fertigen Videos; <code>/history Fuchs</code> findet die mit diesem Wort
    /settings  Modell, Format, Länge und Sprache in diesem Chat
    /cancel  ein Video abbrechen (darauf antworten oder die Nummer nennen)
    /delete  antworte damit auf ein Video, um es aus deinem Verlauf zu entfernen
    /forget  alle deine Prompts, Links und Dateien löschen
    /help  diese Seite

    { $group ->
        [yes] In Gruppen sehe ich nur Nachrichten, die mit einem Befehl beginnen oder mir antworten: Schreib <code>/veo@{ $username } …</code> oder antworte damit auf ein Bild.
       *[no] In Gruppen schreib <code>/veo@{ $username } …</code>, damit Telegram es an mich weiterleitet. Und in jedem Chat findet <code>@{ $username } Fuchs</code> deine eigenen Videos und schickt sie dorthin.
    }
help-admins =
    <b>Für die Admins dieses Bots</b>
    /allow  jemanden zulassen: <code>/allow 12345</code>, <code>/allow @name</code>, <code>/allow here</code> für diesen Chat, oder /allow als Antwort auf eine Nachricht der Person
    /deny  jemanden ausschließen, auf dieselbe Weise genannt
    /allowed  wer Videos machen darf
    /budget  was heute ausgegeben wurde. <code>/budget @name</code> zeigt die Ausgaben einer Person, <code>/budget @name 2.50</code> legt ihr Tagesbudget fest, <code>/budget here 5</code> das dieses Chats und <code>/budget 2</code> als Antwort das der Person, die die Nachricht geschrieben hat. <code>0</code> heißt unbegrenzt, <code>off</code> wieder wie in den Einstellungen
    /costs  was ausgegeben wurde, hier und laut Abrechnung des Videodienstes
    /provider  Guthaben, Schlüssel, ob sich Videos machen lassen, Preise
    /stats  was angefragt, gemacht und ausgegeben wurde: heute oder in <code>7</code> oder <code>30</code> Tagen
    /export  das Kassenbuch als CSV-Datei: dieser Monat, <code>7</code> oder <code>30</code> Tage, ein Monat wie <code>2026-11</code> oder <code>all</code>
models-title = <b>Modelle</b> – wähle eines für diesen Chat mit einem Button oder für ein einzelnes Video mit <code>--model</code>
models-wait = Zeit
models-good-veo3-fast = Schnell und günstig: um Ideen auszuprobieren.
models-good-veo3 = Feineres Bild und besserer Ton als bei Fast: für die endgültige Fassung.
models-good-veo3-1-fast = Schnell und kann mehr: erstes und letztes Bild, Videos fortsetzen.
models-good-veo3-1 = Das beste: feine Details, Referenzbilder, Videos fortsetzen.
models-good-veo3-1-lite = Das günstigste: für viele Entwürfe.
models-good-veo3-1-lite-preview = Full HD für wenig Geld; noch eine Vorschau.
models-good-veo2 = Der Klassiker ohne Ton: auch 5 und 7 Sekunden.
models-line =
    <code>{ $name }</code>{ $default ->
        [yes] {" "}(hier eingestellt)
       *[no] {""}
    }
    { $good }
models-details =
    <code>{ $name }</code>
    { $durations } s · { $resolutions } · { $sound ->
        [yes] mit Ton
       *[no] ohne Ton
    }
    { $modes }
mode-text = aus Text
mode-image = aus einem Bild
mode-frames = aus erstem und letztem Bild
mode-references = aus Referenzbildern
mode-extend = Video fortsetzen

## Progress

progress-head = 🎬 <b>{ $model }</b> · { $duration } s{ $resolution ->
        [none] {""}
       *[other] {" "}· { $resolution }
    }{ $price ->
        [none] {""}
       *[other] {" "}· ≈ { $price }
    }
progress-queued = Es geht gleich los …
progress-waiting = Platz { $place } in der Warteschlange.
progress-submitting = Ich schicke deine Anfrage ab …
progress-generating = Dein Video entsteht … Meist dauert das etwa { $typical }.
progress-due = Dein Video entsteht noch … Es müsste jeden Moment fertig sein.
progress-slow = Dein Video entsteht noch … Es dauert länger als sonst.
progress-late = Dein Video entsteht noch … Es dauert länger als sonst, ich bleibe dran.
progress-searching = 🔎 Der Videodienst hat nicht geantwortet. Ich suche dein Video in seinem Protokoll; dir wird nichts doppelt berechnet.
progress-help-slow = Es dauert länger als sonst.
progress-ready = Fertig! Ich schicke es dir …
progress-substitute = { $wanted } kann das nicht, deshalb macht es { $model }.
button-cancel = Abbrechen
button-cancel-anyway = Trotzdem abbrechen
button-carry-on = Weitermachen
cancel-press-again = { $sent ->
        [yes] Es ist vielleicht schon berechnet.
       *[no] Es ist schon bezahlt.
    } Um trotzdem abzubrechen, tippe innerhalb einer Minute noch einmal auf den Button.
cancel-which = { $number ->
        [none] {""}
       *[other] <b>{ $number }</b> ·{" "}
    }{ $prompt }
cancel-not = Gut, ich mache weiter.

## Buttons under a video

button-again = 🎲 Neue Variante
button-edit = ✏️ Ändern
button-extend = ⏩ Fortsetzen
button-share = 📤 Teilen
button-link = 🔗 Zur Datei
button-go-on = Weiter wie bisher
button-make = 🎬 Video machen
button-make-for = 🎬 Video machen · { $price }
ask-prompt = Was soll im Video zu sehen sein? Deine nächste Nachricht ist der Prompt. Zum Beispiel: <code>ein roter Fuchs springt über einen zugefrorenen Fluss</code>
ask-prompt-in-group = Was soll im Video zu sehen sein? Antworte auf diese Nachricht mit dem Prompt oder schreib zum Beispiel: <code>/veo@{ $username } ein roter Fuchs springt über einen zugefrorenen Fluss</code>
ask-motion = { $mode ->
        [frames] Das erste Bild wird der Anfang des Videos, das zweite das Ende. Was soll dazwischen passieren?
        [references] Alles aus deinen Bildern soll im Video vorkommen. Was soll passieren?
       *[other] Wie soll es sich bewegen?
    } { $group ->
        [channel] Antworte auf diese Nachricht mit eigenen Worten:
        [yes] Antworte auf diese Nachricht mit eigenen Worten oder wähle:
       *[no] Antworte mit eigenen Worten oder wähle:
    }
ask-edit =
    { $person }, { $group ->
        [yes] antworte auf diese Nachricht mit dem neuen Prompt
       *[no] schreib mir den neuen Prompt
    }; alles andere bleibt, wie es ist. Bisher:
    <code>{ $prompt }</code>
ask-extend = { $person }, wie soll es weitergehen? { $group ->
        [channel] Antworte auf diese Nachricht mit eigenen Worten:
        [yes] Antworte auf diese Nachricht mit eigenen Worten oder:
       *[no] Antworte mit eigenen Worten oder:
    }
motion-closer = Die Kamera kommt näher
motion-closer-prompt = Die Kamera kommt langsam näher, sanfte, natürliche Bewegung
motion-alive = Das Bild wird lebendig
motion-alive-prompt = Die Szene wird lebendig, mit natürlichen, lebensechten Bewegungen
motion-around = Die Kamera umkreist das Motiv
motion-around-prompt = Die Kamera umkreist das Motiv, langsam und gleichmäßig
motion-between = Vom ersten zum letzten
motion-between-prompt = Eine fließende, durchgehende Bewegung führt vom ersten Bild zum letzten
motion-morph = Eins wird zum anderen
motion-morph-prompt = Das erste Bild verwandelt sich allmählich in das letzte
motion-together = Alles in einer Szene
motion-together-prompt = Alles aus den Bildern kommt in einer natürlichen Szene zusammen
motion-play = Sie spielen miteinander
motion-play-prompt = Alles aus den Bildern spielt in einer lebhaften Szene miteinander
offer = Soll ich daraus ein Video machen? { $model }, { $duration } s, etwa { $price }.
ask-cost = Mit deiner Antwort mache ich ein Video: { $model }, { $duration } s, etwa { $price }.
ask-stars = Sind deine kostenlosen Videos aufgebraucht: { $stars } ⭐.
offer-prompt = <code>{ $prompt }</code>
offer-incomplete = Ich habe nicht alle Bilder dieses Albums bekommen.
offer-raised = { $wanted ->
        [none] Hier geht es nur mit { $duration } s.
       *[other] { $wanted } kann das nicht. { $model } kann es, mit { $duration } s.
    } Das kostet mehr als die üblichen { $usual }.
small-talk = 😊 Schön, dass du da bist! Schreib mir jederzeit, was du sehen möchtest. /help zeigt, was ich kann.
own-post-only = Das ist kein Beitrag von dir, deshalb mache ich kein Video daraus. Schreib <code>/veo</code> und was du sehen möchtest.
answer-too-late = Die Frage ist über eine Stunde alt, deshalb wurde nichts berechnet. { $buttons ->
        [no] Schreib
       *[yes] Nimm die Buttons oder schreib
    } <code>/veo</code> und was du sehen möchtest.
question-dropped = Abgebrochen. Es wurde nichts berechnet.
link = Hier ist <a href="{ $url }">die Datei</a>. Dieser Link läuft ab.
link-gone = Der Videodienst hat diese Datei nicht mehr.

## The end

video-caption = { $prompt }

    <i>{ $take ->
        [none] {""}
       *[other] { $take } ·{" "}
    }{ $model } · { $duration } s{ $resolution ->
        [none] {""}
       *[other] {" "}· { $resolution }
    } · { $shape }{ $seed ->
        [none] {""}
       *[other] {" "}· Seed { $seed }
    }{ $price ->
        [none] {""}
       *[other] {" "}· { $price }
    }</i>
video-link = Dein Video ist fertig, aber Telegram nimmt die Datei nicht an. Hier ist es: <a href="{ $url }">Video öffnen</a>
failed-safety = ⚠️ Der Sicherheitsfilter hat diesen Prompt blockiert. Formuliere ihn um und versuch es noch einmal.
    Es wurde nichts berechnet.{ $detail ->
        [none] {""}
       *[other] {" "}({ $detail })
    }
failed-refused = ⚠️ Der Videodienst hat diese Anfrage abgelehnt{ $detail ->
        [none] .
       *[other] : { $detail }
    }
    Es wurde nichts berechnet.
failed-operator-key = ⚠️ Ich kann gerade keine Videos machen: Der Videodienst akzeptiert meinen Schlüssel nicht. Das kann nur der Betreiber dieses Bots beheben. Es wurde nichts berechnet.
failed-operator-credits = ⚠️ Ich kann gerade keine Videos machen: Mein Guthaben ist aufgebraucht. Das kann nur der Betreiber dieses Bots beheben. Es wurde nichts berechnet.
failed-operator-access = ⚠️ Ich kann gerade keine Videos machen: Der Videodienst verweigert mir den Zugriff. Das kann nur der Betreiber dieses Bots beheben. Es wurde nichts berechnet.
failed-no-video = ⚠️ Das Video wurde gemacht und dann zurückgehalten, wahrscheinlich vom Sicherheitsfilter{ $detail ->
        [none] .
       *[other] : { $detail }
    }
    Formuliere deinen Prompt um.
failed-provider-failed = ⚠️ Der Videodienst konnte dieses Video nicht machen{ $detail ->
        [none] .
       *[other] : { $detail }
    }
    Es wurde nichts berechnet. Du kannst es noch einmal versuchen.
failed-timed-out = ⚠️ Ich habe einen ganzen Tag lang nach diesem Video gesucht, aber es kam nicht. Jetzt suche ich nicht mehr.
failed-busy = ⚠️ Der Videodienst war den ganzen Tag überlastet. Es wurde nichts berechnet. Bitte versuch es noch einmal.
failed-not-a-picture = ⚠️ Das kann ich nicht als Bild lesen. JPEG, PNG und WebP gehen, solange sie nicht animiert sind; sehr große nur als JPEG. Es wurde nichts berechnet.
failed-picture-too-large = ⚠️ Dieses Bild ist größer als 20 MB, so viel kann ich nicht laden. Es wurde nichts berechnet.
failed-picture-gone = ⚠️ Telegram hat dieses Bild nicht mehr. Bitte schick es noch einmal. Es wurde nichts berechnet.
failed-source-gone = ⚠️ Der Videodienst hat das Video nicht mehr, das ich fortsetzen sollte. Es wurde nichts berechnet.
failed-undeliverable = ⚠️ Dein Video ist fertig, aber Telegram hat es einen ganzen Tag lang nicht angenommen. Jetzt versuche ich es nicht mehr.
failed-broken = ⚠️ Bei mir ist etwas schiefgegangen, und ich konnte dieses Video nicht fertigstellen. Vielleicht wurde es trotzdem berechnet.
failed-lost = ⚠️ Der Videodienst kennt dieses Video nicht mehr. Ich suche nicht weiter.
failed-unplaced = ⚠️ Telegram hat meine erste Antwort nicht angenommen, deshalb habe ich nicht angefangen. Es wurde nichts berechnet.
failed-cancelled = Abgebrochen. Es wurde nichts berechnet.
failed-cancelled-paid = Abgebrochen. Das Video war schon berechnet, du bekommst es aber nicht mehr.
failed-cancelled-sent = Abgebrochen. Der Videodienst hatte deine Anfrage schon: Macht er das Video, wird es berechnet.
uncertain =
    ⚠️ Ich habe deine Anfrage abgeschickt, aber die Antwort ging verloren. Ich habe danach gesucht und nichts gefunden.
    Erneut versuchen{ $price ->
        [none] ?
       *[other] , für etwa { $price }?
    } Vielleicht wird es dann doppelt berechnet.
uncertain-unread =
    ⚠️ Ich habe deine Anfrage abgeschickt, aber die Antwort ging verloren. Nachsehen kann ich nicht, weil sich das Protokoll des Videodienstes gerade nicht lesen lässt. Ich suche weiter.
    Erneut versuchen{ $price ->
        [none] ?
       *[other] , für etwa { $price }?
    } Vielleicht wird es dann doppelt berechnet.
uncertain-restored =
    ⚠️ Ich wurde auf einen früheren Stand zurückgesetzt und weiß nicht mehr, was aus deiner Anfrage geworden ist.
    Erneut versuchen{ $price ->
        [none] ?
       *[other] , für etwa { $price }?
    } Vielleicht wird es dann doppelt berechnet.
button-rebuy = Erneut versuchen
button-leave = Nicht erneut versuchen
button-retry = 🔁 Erneut versuchen
button-edit-prompt = ✏️ Prompt ändern
uncertain-left = Gut, ich lasse es.
uncertain-bought = Gut, ich versuche es erneut.

## Refusals

refusal-empty-prompt = Was soll im Video zu sehen sein? Zum Beispiel: <code>/veo{ $address } ein roter Fuchs springt über einen zugefrorenen Fluss</code>
refusal-prompt-too-long = Das ist zu lang: { $length } Zeichen, und ich kann höchstens { $limit } weitergeben. Bitte kürze es.
refusal-unknown-command = Unbekannter Befehl <code>{ $name }</code>.{ $suggestion ->
        [none] {" "}In /help stehen alle.
       *[other] {" "}Meinst du <code>{ $suggestion }</code>?
    }
refusal-unknown-option = Unbekannte Option <code>{ $name }</code>.{ $suggestion ->
        [none] {" "}In /help stehen alle.
       *[other] {" "}Meinst du <code>{ $suggestion }</code>?
    }
refusal-missing-value = Nach <code>{ $option }</code> fehlt ein Wert. /help zeigt, wie es geht.
refusal-bad-value = { $model ->
        [none] <code>{ $option }</code> kann nicht <code>{ $value }</code> sein. Möglich: { $allowed }.
       *[other] { $model } kann <code>{ $option } { $value }</code> nicht. Möglich: { $allowed }.
    }
refusal-option-not-supported = { $names ->
        [none] <code>{ $option }</code> geht hier nicht. Lass es weg.
       *[other] <code>{ $option }</code> geht nur mit { $names }.
    }
refusal-mode-not-supported = { $model } kann das nicht: { $mode }. Wähle dafür { $models }.
refusal-model-retired = { $model } gibt es nicht mehr. /models zeigt, was es gibt.
refusal-too-many-pictures = { $count } Bilder sind zu viele: Ich kann höchstens { $limit } verwenden.
refusal-not-a-picture = Das kann ich nicht als Bild lesen. JPEG, PNG und WebP gehen.
refusal-picture-too-large = Diese Datei ist zu groß: Ich kann höchstens { $limit } MB laden.
refusal-picture-gone = Telegram hat dieses Bild nicht mehr. Bitte schick es noch einmal.
refusal-no-picture-there = In der Nachricht, auf die du geantwortet hast, ist kein Bild. Antworte auf ein Bild oder schreib einfach nur <code>/veo …</code>.
refusal-foreign-video = Ich kann nur Videos fortsetzen, die ich selbst gemacht habe. Dieses stammt nicht von mir: Schick mir ein Bild daraus, und ich bringe es in Bewegung.
refusal-video-forgotten = Ich weiß nicht mehr, wie dieses Video entstanden ist: Prompt, Links und Dateien sind gelöscht.
refusal-user-active = { $limit ->
        [one] Ein Video von dir entsteht gerade, und mehr als eines pro Person geht nicht gleichzeitig. Versuch es wieder, wenn es fertig ist. /tasks zeigt es.
       *[other] { $limit } Videos von dir entstehen gerade, und mehr gehen nicht gleichzeitig. Versuch es wieder, wenn eines fertig ist. /tasks zeigt sie.
    }
refusal-user-daily = Das war’s für heute: { $limit ->
        [one] ein Video
       *[other] { $limit } Videos
    } am Tag. Das nächste geht um { $time } (in { $wait }).
refusal-chat-daily = Für diesen Chat war’s das heute: { $limit ->
        [one] ein Video
       *[other] { $limit } Videos
    } am Tag. Das nächste geht um { $time } (in { $wait }).
refusal-user-budget = Dieses Video würde dein Tagesbudget hier überschreiten: { $limit }. Das nächste geht um { $time } (in { $wait }).
refusal-chat-budget = Dieses Video würde das Tagesbudget dieses Chats überschreiten: { $limit }. Das nächste geht um { $time } (in { $wait }).
refusal-all-budget = Dieses Video würde das Tagesbudget des Bots überschreiten. Das nächste geht um { $time } (in { $wait }).
refusal-or-cheaper = Etwas Günstigeres passt vielleicht noch: /models
refusal-above-budget = Dieses Video kostet etwa { $price }, mehr als das Tagesbudget hier: { $limit }. Nimm etwas Günstigeres: /models
refusal-not-allowed = Dieser Bot macht Videos nur für Leute, die sein Betreiber zugelassen hat. Deine ID ist <code>{ $user }</code>, die dieses Chats <code>{ $chat }</code>: Der Betreiber kann eine davon zulassen.
refusal-denied = Die Admins dieses Bots haben dich ausgeschlossen. Deine ID ist <code>{ $user }</code>.
refusal-button-expired = Ich weiß nicht mehr, worum es hier ging.
refusal-question-closed = Diese Frage ist schon erledigt. Schreib /veo und was du sehen möchtest.
refusal-already-paid = { $sent ->
        [yes] Deine Anfrage ist schon abgeschickt und vielleicht schon berechnet. Trotzdem abbrechen?
       *[no] Es ist schon bezahlt. Trotzdem abbrechen?
    }
refusal-nothing-to-cancel = Es gibt nichts abzubrechen. /tasks zeigt, was gerade entsteht.
refusal-not-theirs = Das kann nur entscheiden, wer das Video angefragt hat, oder ein Admin dieses Chats.
refusal-not-asked = Das kann nur die Person entscheiden, die ich gefragt habe.
refusal-not-admin = Das können nur die Admins dieses Bots.
refusal-not-a-member = Die Buttons hier sind nur für Mitglieder dieses Chats. Wenn du eines bist, antworte zuerst auf eine meiner Nachrichten und tippe dann noch einmal.
refusal-press-in-channel = In einem Kanal macht kein Button ein Video, denn alle, die mitlesen, könnten ihn antippen.
refusal-too-dear-for-channel = Das würde etwa { $price } kosten. Über { $limit } frage ich erst mit einem Button nach, und den könnten in einem Kanal alle antippen, die mitlesen. Nimm etwas Günstigeres: /models
refusal-dearer-in-channel = Das würde { $model } machen, { $duration } s, für etwa { $price }: mehr als hier üblich. Wenn du das möchtest, häng <code>--model { $family } --duration { $duration }</code> an.
refusal-speaks-as-channel = Bitte frag unter deinem eigenen Namen: Im Namen dieses Kanals oder dieser Gruppe kann ich keine Videos machen.
refusal-nobody-meant = Wen meinst du? Nenn eine ID oder einen @Namen, schreib <code>here</code> für diesen Chat oder antworte auf eine Nachricht der Person.
refusal-not-a-subject = <code>{ $value }</code> ist weder eine ID noch ein @Name. IDs sind ganze Zahlen, die von Chats sind negativ.
refusal-unknown-person = <code>@{ $username }</code> kenne ich noch nicht. Nenn die ID oder antworte auf eine Nachricht der Person.
refusal-name-unchecked = Telegram verrät mir nicht, ob <code>@{ $username }</code> noch die Person ist, die ich kenne. Nenn ihre ID oder antworte auf eine Nachricht von ihr.
refusal-too-many-words = Das ist zu viel: Nach diesem Befehl { $most ->
        [one] darf höchstens ein Wort
       *[other] dürfen höchstens { $most } Wörter
    } stehen. /help zeigt, wie es geht.
refusal-bad-amount = <code>{ $value }</code> kann kein Budget sein. Nenn US-Dollar und Cent wie <code>2.50</code>, höchstens eine Million; <code>0</code> heißt unbegrenzt, <code>off</code> wieder wie in den Einstellungen.
refusal-budget-too-low = { $spent ->
        [none] Dort ist heute schon mehr ausgegeben oder reserviert, so niedrig kann das Budget nicht sein.
       *[other] Dort sind heute schon { $spent } ausgegeben oder reserviert, niedriger kann das Budget nicht sein.
    }
refusal-bad-period = <code>{ $value }</code> verstehe ich nicht als Zeitraum. Schreib { $allowed } hinter den Befehl oder gar nichts.
refusal-private-only = Hier könnten andere mitlesen: Schreib es mir privat.
refusal-is-admin = <code>{ $user }</code> ist Admin dieses Bots, und Admins dürfen immer. Das ändert nur ADMIN_USERS in den Einstellungen.
refusal-broken = Bei mir ist etwas schiefgegangen. Es wurde nichts berechnet. Bitte versuch es noch einmal.

## Better prompts and pictures

button-improve = ✨ Verbessern
button-first = 🖼 Erst ein Bild
button-use = 🎬 Nehmen · { $price }
button-mine = Meinen behalten
button-move = 🎬 In Bewegung bringen
button-redraw = 🔁 Noch eins
button-repaint = ✏️ Ändern
button-as-is = Genau wie beschrieben
words-progress = ✨ Ich verbessere deinen Prompt …
improved =
    ✨ <b>Ein besserer Prompt</b>
    <code>{ $prompt }</code>
words-ended = { $why ->
        [cancelled] Abgebrochen. Dein Prompt bleibt, wie er ist.
        [cancelled-paid] Abgebrochen. Dein Prompt bleibt, wie er ist. Der bessere war schon geschrieben und berechnet: ein Bruchteil eines Cents.
        [cancelled-sent] Abgebrochen. Dein Prompt bleibt, wie er ist. Wird der bessere trotzdem noch geschrieben, wird er berechnet: ein Bruchteil eines Cents.
        [refused] ✨ Der Dienst hat diesen Prompt abgelehnt, er bleibt also, wie er ist. Es wurde nichts berechnet.
        [provider-failed] ✨ Der Dienst konnte es nicht, dein Prompt bleibt also, wie er ist. Es wurde nichts berechnet.
        [no-words] ✨ Es kam nichts Brauchbares zurück, dein Prompt bleibt also, wie er ist.
        [words-too-long] ✨ Was zurückkam, ist zu lang für einen Prompt, deiner bleibt also, wie er ist.
        [operator] ✨ Ich kann gerade keine Prompts verbessern, das kann nur der Betreiber dieses Bots beheben. Dein Prompt bleibt, wie er ist.
        [busy] ✨ Das hat zu lange gedauert, dein Prompt bleibt also, wie er ist. Es wurde nichts berechnet.
        [result-lost] ✨ Der bessere Prompt wurde geschrieben und berechnet, ein Bruchteil eines Cents, ging aber unterwegs verloren. Deiner bleibt, wie er ist.
        [lost] ✨ Ich habe nicht rechtzeitig eine Antwort bekommen, dein Prompt bleibt also, wie er ist. Vielleicht wurde ein Bruchteil eines Cents berechnet.
       *[other] ✨ Etwas ist schiefgegangen, dein Prompt bleibt also, wie er ist.
    }{ $detail ->
        [none] {""}
       *[other] {" "}({ $detail })
    }
still-progress = 🖼 Ich mache ein Bild{ $price ->
        [none] {""}
       *[other] {" "}für etwa { $price }
    } …
still-caption = { $prompt }

    <i>🖼{ $price ->
        [none] {""}
       *[other] {" "}{ $price }
    }</i>
still-link = Dein Bild ist fertig, aber Telegram nimmt die Datei nicht an. Hier ist es: <a href="{ $url }">Bild öffnen</a>
still-cost = Mit deiner Antwort mache ich ein Bild für etwa { $price }.
still-ended = { $why ->
        [cancelled] Abgebrochen. Es wurde nichts berechnet.
        [cancelled-paid] Abgebrochen. Das Bild war schon berechnet, du bekommst es aber nicht mehr.
        [cancelled-sent] Abgebrochen. Der Videodienst hatte deine Anfrage schon: Macht er das Bild, wird es berechnet.
        [refused] ⚠️ Der Dienst hat diese Anfrage abgelehnt. Es wurde nichts berechnet. Formuliere deinen Prompt um.
        [provider-failed] ⚠️ Der Dienst konnte dieses Bild nicht machen. Es wurde nichts berechnet. Du kannst es noch einmal versuchen.
        [no-picture] ⚠️ Das Bild wurde gemacht und dann zurückgehalten, wahrscheinlich vom Sicherheitsfilter. Formuliere deinen Prompt um.
        [operator] ⚠️ Ich kann gerade keine Bilder machen. Das kann nur der Betreiber dieses Bots beheben. Es wurde nichts berechnet.
        [busy] ⚠️ Der Dienst war zu überlastet für ein Bild. Es wurde nichts berechnet. Bitte versuch es noch einmal.
        [result-lost] ⚠️ Das Bild wurde gemacht und berechnet, ging aber unterwegs verloren. Du kannst ein anderes anfragen.
        [lost] ⚠️ Ich habe keine Antwort bekommen und weiß nicht, ob das Bild gemacht und berechnet wurde. Ich suche weiter. Du kannst ein anderes anfragen.
        [undeliverable] ⚠️ Dein Bild ist fertig, aber Telegram hat es einen ganzen Tag lang nicht angenommen. Jetzt versuche ich es nicht mehr.
       *[other] ⚠️ Mit diesem Bild ist etwas schiefgegangen. Vielleicht wurde es berechnet.
    }{ $detail ->
        [none] {""}
       *[other] {" "}({ $detail })
    }
press-again = Dein Tippen kam spät bei mir an, deshalb wurde nichts berechnet. Tippe noch einmal, wenn du es noch willst.
price-risen = Der Preis ist auf etwa { $price } gestiegen, deshalb wurde nichts berechnet. Tippe auf den Button, wenn du es trotzdem willst.
refusal-empty-still = Was soll das Bild zeigen? Zum Beispiel: <code>/still{ $address } ein roter Fuchs auf einem zugefrorenen Fluss</code>
refusal-not-for-stills = Bei Bildern gibt es <code>{ $option }</code> nicht, nur <code>--ar</code> und <code>--no</code>. Lass es weg.
refusal-help-off = Das hat der Betreiber dieses Bots abgeschaltet.
refusal-help-in-channel = Beim Verbessern folgen Buttons, und die gibt es in Kanälen nicht: Lass <code>--improve</code> weg.
refusal-help-elsewhere = Hier ist nur Platz für das Video: Lass <code>--improve</code> weg oder frag mich in unserem privaten Chat.
refusal-user-helping-active = { $limit ->
        [one] Ein Bild oder ein Prompt von dir ist in Arbeit, und mehr geht nicht gleichzeitig. Versuch es gleich noch einmal.
       *[other] { $limit } Bilder und Prompts von dir sind in Arbeit, und mehr gehen nicht gleichzeitig. Versuch es gleich noch einmal.
    }
refusal-user-helps = Das war’s für heute: { $limit } Bilder und verbesserte Prompts am Tag. Weiter geht es um { $time } (in { $wait }).
settings-improve = Prompt verbessern
settings-improve-about = Soll ich jeden Prompt verbessern und dir zeigen, bevor etwas berechnet wird? „Automatisch“ heißt aus; <code>--raw</code> lässt deinen Prompt, wie er ist.
reason-result-lost = Ergebnis verloren
reason-no-picture = Bild zurückgehalten
reason-no-words = kein Text
reason-words-too-long = Text zu lang
command-still = Erst ein Bild machen, für ein paar Cent

## Tasks

tasks-title = <b>Entsteht gerade</b>
tasks-none = Hier entsteht gerade nichts.
tasks-line = <b>{ $number }</b> · { $model } · { $status } · { $prompt }
status-queued = wartet
status-submitting = wird abgeschickt
status-generating = entsteht
status-ready = wird geschickt
cancel-done = Abgebrochen: { $prompt }

button-cancel-number = { $number } abbrechen

## History

history-title = <b>Deine Videos</b>{ $pages ->
        [1] {""}
       *[other] {" "}· Seite { $page } von { $pages }
    }
history-search = 🔎 <code>{ $words }</code>
history-none = Du hast noch keine fertigen Videos. Schreib <code>/veo</code> und was du sehen möchtest.
history-line = <b>{ $place }</b> · { $date } · { $model } · { $prompt }
history-missing = In keinem deiner Prompts steht <code>{ $words }</code>. /history zeigt alle Videos.
history-not-yours = Das ist der Verlauf von jemand anderem. /history zeigt deinen.
delete-none = Antworte mit /delete auf eines meiner Videos, um es aus deinem Verlauf zu entfernen.
delete-not-yours = Das kann nur, wer das Video angefragt hat.
delete-done = Aus deinem Verlauf entfernt. Die Nachricht bleibt hier.
button-undo = ↩️ Rückgängig
delete-undone = Wieder in deinem Verlauf.
undo-too-late = Das ist über zehn Minuten her, deshalb bleibt es aus deinem Verlauf entfernt.
button-forget = 🗑 Alles löschen
forget-ask =
    <b>Soll ich alles löschen, was ich von dir habe?</b>
    Prompts, Links, Dateien und Bilder aller deiner Videos werden gelöscht, in jedem Chat mit mir. Die Videos sind dann nicht mehr in deinem Verlauf, und ihre Buttons funktionieren nicht mehr.
    Die Videos selbst bleiben in ihren Chats, und was andere schon daraus gemacht haben, bleibt bei ihnen. Ich behalte auch, wann du gefragt hast und was es gekostet hat, damit die Limits weiter gelten. Das lässt sich nicht rückgängig machen.
forget-done = Erledigt. Deine Prompts, Links, Dateien und Bilder sind gelöscht.
forget-later = Deine Prompts, Links, Dateien und Bilder sind gelöscht, bis auf das, was noch offen ist: { $count ->
        [one] ein Video, das gerade entsteht oder nach dem ich noch suche. Was ich davon habe,
       *[other] { $count } Videos, die gerade entstehen oder nach denen ich noch suche. Was ich davon habe,
    } lösche ich, sobald das vorbei ist, spätestens in etwa einem Tag.
forget-kept = Gut, alles bleibt, wie es ist.
forget-not-yours = Das kann nur entscheiden, wer /forget geschrieben hat.
inline-about = Veogram · { $model }
inline-start = Mach dein erstes Video

## Stars

refusal-or-stars = Oder bezahl dieses Video mit Sternen: { $stars } ⭐{ $balance ->
        [0] .
       *[other] {" "}(du hast { $balance } ⭐).
    } /buy
refusal-stars-owed = { $stars ->
        [0] Dir fehlen Sterne
       *[other] Dir fehlen { $stars } ⭐
    }: Sterne, die dir erstattet wurden, waren schon ausgegeben. Sobald du sie mit /buy ausgleichst, mache ich wieder Videos für dich.
refusal-stars-off = Hier werden gerade keine Sterne verkauft.
refusal-unknown-pack = So ein Paket gibt es nicht. Wähle { $packs }.
refusal-bad-refund = Schreib <code>/refund ZAHLUNG</code> mit der ID der Zahlung, und dahinter die ID der Person, falls ich die Zahlung nicht kenne.
refusal-unknown-payment = Ich kenne keine Zahlung mit dieser ID.{ $person ->
        [none] {" "}Wenn sie stimmt, häng die ID der Person an: <code>/refund ZAHLUNG PERSON</code>
       *[other] {""}
    }
refusal-refund-refused = Telegram hat das nicht erstattet: { $words }
buy =
    <b>Sterne für Videos</b>
    Wenn deine kostenlosen Videos aufgebraucht sind, bezahlst du mit Sternen: { $rate } ⭐ für jeden Dollar, den ein Video kostet. { $held }.
    Welches Paket möchtest du? In /terms steht, was du kaufst.
buy-monthly = { $stars } ⭐ alle 30 Tage, bis du das Abo in den Einstellungen von Telegram kündigst.
button-pack = { $stars } ⭐{ $monthly ->
        [yes] {" "}alle 30 Tage
       *[no] {""}
    }
button-subscribe = Abonnieren: { $stars } ⭐
button-private = Zum privaten Chat
private-only = Das geht nur uns beide etwas an: Schreib es mir privat.
invoice-title = { $stars } ⭐ für Videos
invoice-about = { $monthly ->
        [yes] Guthaben für Videos mit diesem Bot, alle 30 Tage. Es verfällt nicht.
       *[no] Guthaben für Videos mit diesem Bot. Es verfällt nicht.
    }
checkout-expired = Diese Rechnung gilt nicht mehr. Schreib /buy für eine neue.
checkout-not-allowed = Dieser Bot macht für dich keine Videos, deshalb würden dir seine Sterne nichts nützen. Es wurde nichts berechnet.
stars-credited =
    Danke! { $stars } ⭐ gehören dir{ $debt ->
        [0] ; du hast jetzt { $balance } ⭐.
       *[other] .
    }
    Zahlung: <code>{ $payment }</code>
stars-refunded = Telegram hat dir { $stars } ⭐ erstattet.{ $debt ->
        [0] {" "}Du hast hier jetzt { $balance } ⭐.
       *[other] {""}
    }
progress-stars = Bezahlt mit { $stars } ⭐ von dir.
ending-stars-back = Deine { $stars } ⭐ sind wieder da.
balance = Du hast { $balance } ⭐
balance-owed = Dir fehlen { $stars } ⭐
balance-none = Hier ist noch nichts.{ $rate ->
        [0] {""}
       *[other] {" "}/buy zeigt die Pakete.
    }
balance-line = { $date } · <b>{ $stars } ⭐</b> · { $what }
balance-purchase = gekauft
balance-refund = an dich erstattet
balance-reserve = für Video { $number }
balance-credit = zurück für Video { $number }
balance-correction = Korrektur für Video { $number }
terms =
    <b>Was du kaufst</b>
    { $rate ->
        [0] Hier werden gerade keine Sterne verkauft; dein Guthaben bleibt dir.
       *[other] Für einen Telegram-Stern bekommst du einen Stern Guthaben. Wenn deine kostenlosen Videos aufgebraucht sind, { $rate ->
            [one] geht
           *[other] gehen
        } für jeden Dollar, den ein Video kostet, { $rate } ⭐ ab, auf einen ganzen Stern aufgerundet; die Fortschrittsnachricht sagt, wie viele.
    }
    Wenn ein Video sicher nichts gekostet hat, weil es abgelehnt wurde, nicht gelang oder rechtzeitig abgebrochen wurde, kommen seine Sterne von selbst zurück. Das Guthaben gilt nur für Videos mit diesem Bot; es verfällt nicht und lässt sich nicht übertragen.{ $customer ->
        [no] {""}
       *[yes] {" "}Monatspakete verlängern sich alle 30 Tage, bis du sie in den Einstellungen von Telegram kündigst.
    }
    Verkäufer ist der Betreiber dieses Bots, nicht Telegram.{ $customer ->
        [no] {""}
       *[yes] {" "}Bei Fragen und für Erstattungen schreib /paysupport.
    } Was du bezahlt und verbraucht hast, bleibt gespeichert, auch nach /forget.
paysupport = Stimmt etwas mit einer Zahlung nicht? Schreib <code>/paysupport</code> und in derselben Nachricht, was passiert ist. Ich leite es mit deiner ID und deinen letzten Zahlungen an den Betreiber dieses Bots weiter.
paysupport-done = Ich habe das an den Betreiber dieses Bots weitergeleitet. Er kann dir antworten und dir Sterne erstatten.
paysupport-later = Du hast innerhalb einer Stunde schon mehrmals gefragt. Bitte frag später noch einmal.
paysupport-nobody = Ich konnte den Betreiber dieses Bots nicht erreichen. Bitte versuch es später noch einmal.
refund-done = Erstattet. <code>{ $user }</code> { $debt ->
        [0] hat jetzt { $balance } ⭐.
       *[other] hat jetzt { $debt } ⭐ Schulden.
    }
refund-already = Das wurde schon erstattet.
subscription-ended = Das Monatsabo ist gekündigt: Es wird nichts mehr dafür abgebucht.
help-stars =
    <b>Sterne</b>
    /buy  Sterne, wenn deine kostenlosen Videos aufgebraucht sind
    /balance  was du hast
    /terms  was du kaufst
    /paysupport  nach einer Zahlung fragen
alert-paysupport = 💬 { $person } · { $balance } ⭐ · fragt nach einer Zahlung:
help-stars-admin = /refund  jemandem Sterne erstatten, mit der ID der Zahlung
alert-paysupport-payment = { $stars } ⭐ bezahlt; so werden sie erstattet: <code>/refund { $payment }</code>
alert-star-payment = ⭐ Eine Zahlung von { $stars } ⭐ von <code>{ $user }</code> war bis jetzt nicht gutgeschrieben, weil Telegrams Nachricht darüber verloren ging: <code>{ $payment }</code>
alert-star-refund = ⭐ Eine Erstattung von { $stars } ⭐ an <code>{ $user }</code> war bis jetzt nicht gebucht, weil Telegrams Nachricht darüber verloren ging: <code>{ $payment }</code>
alert-star-more = … und { $count } weitere, die im Log stehen.

## Settings

settings-title =
    <b>Einstellungen</b>
    Vorgaben für diesen Chat; Optionen in <code>/veo</code> gehen vor.
settings-holds = { $name }: <b>{ $value }</b> · { $by ->
        [bot] Standard des Bots
        [model] Standard des Modells
        [person] wie in deinem Telegram
       *[chat] hier gewählt
    }
settings-unfit = ⚠️ { $model } kann { $allowed }. Gewählt ist { $chosen }: Das passt nicht, also gilt { $value }.
settings-unfit-sound = ⚠️ { $model } macht Videos nur ohne Ton, obwohl der Ton hier eingeschaltet ist.
settings-unfit-enhance = ⚠️ Bei { $model } lässt sich nicht wählen, ob es den Prompt ausschmückt: Was hier gewählt ist, bewirkt nichts.
settings-price = Ein Video mit diesen Einstellungen kostet etwa { $price }.
settings-row = { $name }: { $value }
settings-model = Modell
settings-model-about = Welches Modell soll hier die Videos machen? /models zeigt, was jedes kann.
settings-aspect-ratio = Format
settings-aspect-ratio-about = Welches Format? Ein Bild behält sein eigenes.
settings-duration = Länge
settings-duration-about = Wie lang? Ein Modell, das diese Länge nicht kann, nimmt seine übliche.
settings-resolution = Auflösung
settings-resolution-about = Welche Auflösung, wo das Modell die Wahl hat?
settings-generate-audio = Ton
settings-generate-audio-about = Mit Ton, wo das Modell es kann?
settings-enhance-prompt = Prompt ausschmücken
settings-enhance-prompt-about = Darf das Modell deinen Prompt ausschmücken, bevor es anfängt?
settings-language = Sprache
settings-language-about = Welche Sprache soll ich hier sprechen?
settings-admins-only = In einer Gruppe können das nur ihre Admins ändern.
choice-auto = Automatisch
choice-on = An
choice-off = Aus
shape-16-9 = Querformat (16:9)
shape-9-16 = Hochformat (9:16)
button-back = ‹ Zurück

## Groups

group-hello = Hallo! Ich mache Videos mit Google Veo. Schreibt <code>/veo@{ $username } ein roter Fuchs springt über einen zugefrorenen Fluss</code> oder antwortet auf ein Bild mit <code>/veo@{ $username } sie dreht den Kopf</code>.
group-hears-commands = Ich sehe hier nur Nachrichten, die mit einem Befehl beginnen oder mir antworten. Bilder erreichen mich, wenn ihr mit <code>/veo@{ $username } …</code> darauf antwortet.
group-hears-all = Ich sehe hier jede Nachricht. Ein einfaches <code>/veo …</code> genügt.
group-not-allowed = Mein Betreiber hat diese Gruppe noch nicht zugelassen. Ihre ID ist <code>{ $chat }</code>.

## Access

access-allowed = ✅ { $who }: { $kind ->
        [chat] Alle in diesem Chat dürfen jetzt Videos machen.
       *[person] darf jetzt in jedem Chat Videos machen.
    }
access-open = Zurzeit dürfen das ohnehin alle: Weder ALLOWED_USERS noch ALLOWED_CHATS nennt jemanden. Damit nur die dürfen, die du nennst, trag dort mindestens eine ID ein; deine eigene genügt.
access-denied = 🚫 { $who }: { $kind ->
        [chat] In diesem Chat darf niemand mehr Videos machen, außer denen, die selbst zugelassen sind.
       *[person] darf in keinem Chat mehr Videos machen.
    }
access-listed = Aber dieser Chat steht in den Einstellungen unter ALLOWED_CHATS, also dürfen dort weiterhin alle.
allowed-title = <b>Wer Videos machen darf</b>{ $open ->
        [yes] {" "}– alle außer denen, die ausgeschlossen sind: Weder ALLOWED_USERS noch ALLOWED_CHATS nennt jemanden.
       *[no] {""}
    }
allowed-by-settings = <b>Laut Einstellungen</b>
allowed-by-admins = <b>Von Admins zugelassen</b>
allowed-denied = <b>Von Admins ausgeschlossen</b>
list-more = … und { $count } weitere
button-knock = 🚪 Zugang anfragen
knock-asked = Ich habe die Admins gefragt. Wenn sie dich zulassen, hörst du von mir.
knock-needless = Du darfst hier Videos machen. Schreib /veo und was du sehen möchtest.
knock-refused = Die Admins haben dich ausgeschlossen.
knock-unheard = Ich kann gerade keinen der Admins erreichen.
knock-decided = Das ist schon entschieden.
knock-private = 🚪 { $person } fragt im privaten Chat mit mir nach Zugang.
knock-group =
    🚪 { $person } fragt nach Zugang.
    Chat: { $chat }
button-verdict-person = ✅ Diese Person zulassen
button-verdict-chat = ✅ Diesen Chat zulassen
button-verdict-deny = 🚫 Ausschließen
knock-person = ✅ { $admin } hat { $person } zugelassen.
knock-chat = ✅ { $admin } hat alle im Chat { $chat } zugelassen.
knock-deny = 🚫 { $admin } hat { $person } ausgeschlossen.
knock-closed = 🚫 { $admin } hat den Chat { $chat } ausgeschlossen.
welcome-person = { $person }, du bist zugelassen und darfst jetzt Videos machen. Schreib /veo und was du sehen möchtest.
welcome-chat = { $person }, in dem Chat, aus dem du gefragt hast, dürfen jetzt alle Videos machen. Schreib dort /veo und was du sehen möchtest.

## Budgets

budget-title = <b>Heute ausgegeben, ohne das mit Sternen Bezahlte</b>
budget-of-all = Alle zusammen
budget-of-chat = Dieser Chat
budget-of-user = Du
budget-line = { $who }: { $spent }{ $limit ->
        [none] {""}
       *[other] {" "}von { $limit }
    }{ $reserved ->
        [none] {""}
       *[other] , davon { $reserved } für Videos, die gerade entstehen
    }
budget-list = <b>Tagesbudgets, die Admins festgelegt haben</b>
budget-row = { $who }: { $limit ->
        [none] unbegrenzt
       *[other] { $limit }
    }
budget-chat = Chat { $chat }
budget-set = 💰 { $who }: { $limit ->
        [none] von jetzt an unbegrenzt.
       *[other] von jetzt an { $limit } am Tag.
    }{ $spent ->
        [none] {""}
       *[other] {" "}Heute ausgegeben: { $spent }.
    }
budget-off = 💰 { $who }: wieder wie in den Einstellungen, { $limit ->
        [none] also unbegrenzt.
       *[other] also { $limit } am Tag.
    }{ $spent ->
        [none] {""}
       *[other] {" "}Heute ausgegeben: { $spent }.
    }

## The operator

alert-key = 🔑 Die AI/ML API akzeptiert den Schlüssel nicht mehr. Niemand kann Videos machen, bis AIMLAPI_KEY stimmt.
alert-credits = 💳 Das Guthaben bei der AI/ML API ist aufgebraucht. Niemand kann Videos machen, bis es aufgeladen ist.
alert-access = ⛔ Die AI/ML API verweigert den Zugriff: { $detail }
alert-balance = 💳 Das Guthaben bei der AI/ML API beträgt { $balance } und liegt damit unter { $limit }.
alert-budget = { $percent ->
        [100] 💸 Das heutige Budget für alle ist aufgebraucht: { $spent } von { $budget }. { $stars ->
            [0] Bis morgen kann niemand Videos machen.
           *[other] Bis morgen gibt es Videos nur für Sterne.
        }
       *[other] 💸 Über { $percent } % des heutigen Budgets für alle sind ausgegeben oder reserviert: { $spent } von { $budget }.
    }
alert-budget-refused = 💸 Ein Video für { $price } wurde abgelehnt: Vom heutigen Budget für alle, { $budget }, ist zu wenig übrig.
alert-budget-too-low = 💸 Ein Video für { $price } wurde abgelehnt: Es kostet mehr als das Budget für alle an einem ganzen Tag, { $budget }.
alert-failures = ⚠️ { $failed } der letzten { $count } Videos sind beim Videodienst fehlgeschlagen. /provider zeigt, wie es dort steht.
alert-ours-only = 🧾 { $count ->
        [one] Ein Video ist als berechnet gebucht und fehlt
       *[other] { $count } Videos sind als berechnet gebucht und fehlen
    } seit über einem Tag in der Abrechnung des Videodienstes: { $amount }. Mehr zeigt /costs.
alert-corrected = 🧾 { $count ->
        [one] Ein Video hat etwas anderes gekostet
       *[other] { $count } Videos haben etwas anderes gekostet
    } als gebucht. Ich habe das berichtigt: insgesamt { $amount }.
alert-above-quote = 🧾 { $count ->
        [one] Ein Video hat
       *[other] { $count } Videos haben
    } mehr gekostet, als in der Preisliste stand: insgesamt { $amount }. Gebucht ist, was berechnet wurde.
alert-ledger-gap = 🧾 Einige Zeilen in der Abrechnung des Videodienstes sind nicht lesbar. Solange das so ist, bekommt niemand Sterne für ein Video zurück, das anscheinend nicht berechnet wurde. Mehr steht im Log.
alert-audit = 🧮 { $count ->
        [one] Eine Summe passt
       *[other] { $count } Summen passen
    } nicht zum Kassenbuch: { $names }. Vielleicht hat jemand die Datenbank von Hand geändert.

## Costs

costs-title = <b>Kosten</b>
costs-read = { $wait ->
        [none] Die Abrechnung des Videodienstes habe ich noch nicht gelesen.
       *[other] Die Abrechnung des Videodienstes habe ich vor { $wait } gelesen.
    }
costs-period = <b>{ $days ->
        [1] Heute
       *[other] Die letzten { $days } Tage
    }</b>: vom Videodienst berechnet { $amount }
costs-matched = Zugeordnet: { $amount }
costs-other = Andere Nutzung: { $amount }
costs-awaited = Noch nicht darin: { $amount } ({ $count })
costs-ours-only = Nur bei uns: { $amount } ({ $count })
costs-reserved = Reserviert: { $amount } ({ $count })
costs-corrected = Berichtigt: { $amount } ({ $count })
costs-missing = <b>Nur bei uns, nach Nummer des Videos</b>
costs-missing-line = <b>{ $number }</b> · { $day } · { $amount }
costs-about =
    <b>Zugeordnet</b> ist, was der Videodienst für Videos dieses Bots berechnet hat, <b>andere Nutzung</b>, was er für andere Bots und Schlüssel des Kontos berechnet hat; zusammen ist das seine ganze Abrechnung.{ $awaited ->
        [no] {""}
       *[yes] {" "}<b>Noch nicht darin</b> ist hier gebucht und erscheint dort manchmal erst nach einem Tag.
    } <b>Nur bei uns</b> ist hier gebucht und fehlt dort seit über einem Tag. <b>Reserviert</b> ist, wovon die Kosten noch nicht bekannt sind.{ $corrected ->
        [no] {""}
       *[yes] {" "}<b>Berichtigt</b> ist, was zuerst mit einem anderen Betrag gebucht war.
    } In Klammern: Videos.

## The provider

provider-title = <b>Der Videodienst</b>: AI/ML API
provider-balance = { $amount ->
        [none] Das Guthaben lässt sich gerade nicht lesen.
       *[other] Guthaben: { $amount }
    }
provider-top-up = Automatisches Aufladen: { $amount } unter { $threshold }
provider-no-top-up = { $known ->
        [yes] Automatisches Aufladen: aus
       *[no] Ob automatisch aufgeladen wird, lässt sich gerade nicht lesen.
    }
provider-key = { $state ->
        [enabled] Schlüssel: aktiv
        [disabled] Schlüssel: ⛔ gesperrt
       *[unknown] Der Schlüssel lässt sich gerade nicht nachsehen.
    }
provider-scopes = Darf verwendet werden für: { $scopes ->
        [all] alles
        [none] nichts
       *[other] { $scopes }
    }
provider-no-videos = ⚠️ Videos lassen sich damit nicht machen.
provider-limit = Ausgabenlimit: { $amount ->
        [none] keines
       *[other] { $amount }{ $period ->
            [day] {" "}am Tag
            [week] {" "}in der Woche
            [month] {" "}im Monat
           *[other] {""}
        }
    }
provider-open = ✅ Videos lassen sich machen.
provider-problem = ⛔ { $model ->
        [all] Es werden keine Videos gemacht
       *[other] { $model } macht keine Videos
    }: { $problem ->
        [key] Der Schlüssel wird nicht akzeptiert
        [credits] Das Guthaben ist aufgebraucht
       *[access] Der Zugriff wird verweigert
    }{ $detail ->
        [none] {""}
       *[other] {" "}({ $detail })
    }. Ich versuche es mit einer Anfrage pro Minute weiter.
provider-prices = { $wait ->
        [none] Preise nach meiner eigenen Liste ({ $month }), denn die des Videodienstes ist noch nicht gelesen:
       *[other] Preise, gelesen vor { $wait }:
    }
provider-price = { $model }, { $duration } s: { $price }

## Statistics

stats-title = 📊 <b>{ $title }</b>
stats-videos = 🎬 Angefragte Videos: { $count }
stats-counted = { $what } { $count }
stats-failures = ⚠️ Fehlgeschlagen: { $reasons }
stats-dollars = 💵 Berechnet: { $charged }{ $reserved ->
        [none] {""}
       *[other] {" "}· reserviert: { $reserved }
    }
stats-stars = ⭐ Sterne gekauft: { $bought } · verbraucht: { $used }{ $back ->
        [0] {""}
       *[other] {" "}· erstattet: { $back }
    }
stats-waits = ⏱ <b>Von der Anfrage bis zum Video</b>
stats-wait = { $model }: die Hälfte in { $median }, neun von zehn in { $ninetieth }
stats-chats = 💬 <b>Gruppen mit den höchsten Ausgaben</b>
stats-people = 👤 <b>Personen mit den höchsten Ausgaben</b>
stats-spender = { $who }: { $amount } ({ $count })
stats-line = US-Dollar
button-stats-1 = Heute
button-stats-7 = 7 Tage
button-stats-30 = 30 Tage
outcome-delivered = zugestellt
outcome-failed = fehlgeschlagen
outcome-cancelled = abgebrochen
outcome-pending = in Arbeit
reason-safety = Sicherheitsfilter
reason-refused = abgelehnt
reason-operator-key = Schlüssel abgelehnt
reason-operator-credits = Guthaben leer
reason-operator-access = Zugriff verweigert
reason-no-video = zurückgehalten
reason-provider-failed = Fehler beim Dienst
reason-timed-out = nie gekommen
reason-busy = Dienst überlastet
reason-not-a-picture = kein Bild
reason-picture-too-large = Bild zu groß
reason-picture-gone = Bild weg
reason-source-gone = Ausgangsvideo weg
reason-chat-gone = Chat weg
reason-unplaced = Chat unbekannt
reason-cancelled = abgebrochen
reason-undeliverable = nicht zustellbar
reason-broken = eigener Fehler
reason-lost = Antwort verloren
reason-unread-log = Log nicht lesbar
reason-restored = nach Wiederherstellung unklar
export-caption = 🧾 Einträge im Kassenbuch: { $count } · { $dates }
export-cut = Mehr passt nicht in { $limit } MB. Den Rest bekommst du, wenn du weniger Tage angibst.
export-none = Im Kassenbuch steht für diese Zeit nichts: { $dates }
export-all = alles
export-failed = Die Datei ist zu groß, um rechtzeitig anzukommen. Gib weniger Tage an.

## Several takes, files and links

take-number = { $number } von { $takes }
take-line = { $number } · { $state }
take-ending = <b>{ $take }</b> · { $words }
takes-head = 🎬 <b>{ $model }</b> · { $duration } s{ $resolution ->
        [none] {""}
       *[other] {" "}· { $resolution }
    } · { $takes } Videos{ $price ->
        [none] {""}
       *[other] {" "}· ≈ { $price }
    }
takes-usual = Jedes dauert meist etwa { $typical }.
takes-due = Sie müssten jeden Moment fertig sein.
status-late = entsteht noch, länger als sonst
status-searching = wird im Protokoll des Videodienstes gesucht
status-delivered = ✅ da
status-failed = ⚠️ fehlgeschlagen
status-cancelled = abgebrochen
status-uncertain = ❓ nicht gefunden
offer-takes = Soll ich daraus { $takes } Videos machen? { $model }, je { $duration } s, zusammen etwa { $price }.
ask-cost-takes = Mit deiner Antwort mache ich { $takes } Videos: { $model }, je { $duration } s, zusammen etwa { $price }.
button-make-takes = 🎬 { $takes } Videos machen · { $price }
button-cancel-all = Alle abbrechen
refusal-takes-user-active = { $takes } Videos auf einmal sind zu viele: Bei dir dürfen { $limit } gleichzeitig entstehen. Nimm weniger oder warte, bis andere fertig sind.
refusal-takes-user-daily = { $takes } Videos sind mehr, als dir von { $limit } am Tag noch bleiben. Nimm weniger.
refusal-takes-chat-daily = { $takes } Videos sind mehr, als diesem Chat von { $limit } am Tag noch bleiben. Nimm weniger.
refusal-takes-budget = { $takes } Videos kosten mehr, als vom Budget hier heute noch übrig ist. Nimm weniger.
refusal-takes-or-stars = Oder bezahl alle mit Sternen: { $stars } ⭐{ $balance ->
        [0] .
       *[other] {" "}(du hast { $balance } ⭐).
    } /buy
refusal-one-video-there = In dieser Nachricht ist Platz für ein Video: Lass <code>--takes</code> weg.
refusal-loop-needs-picture = <code>--loop</code> braucht ein Bild, mit dem das Video beginnt und endet: Antworte damit auf ein Bild oder schreib es in die Bildunterschrift.
button-file = 📎 Datei
button-copy = 📋 Prompt kopieren
file-asked = Die Datei ist schon unterwegs.
button-like-this = 🎬 So eins machen
settings-share-link = Link beim Teilen
settings-share-link-about = Unter Videos, die du in andere Chats schickst: ein Button, der mich mit demselben Prompt öffnet? Wer ihn antippt, bezahlt die eigenen Videos selbst.

## The command menu

command-veo = Ein Video machen
command-models = Was jedes Modell kann
command-tasks = Was hier gerade entsteht
command-history = Deine fertigen Videos
command-settings = Einstellungen für diesen Chat
command-delete = Ein Video aus deinem Verlauf entfernen
command-forget = Meine Prompts, Links und Dateien löschen
command-cancel = Ein Video abbrechen
command-buy = Sterne für Videos kaufen
command-balance = Deine Sterne
command-terms = Was du mit Sternen kaufst
command-paysupport = Nach einer Zahlung fragen
command-refund = Jemandem Sterne erstatten
command-help = Wie du sagst, was du möchtest
command-allow = Jemanden zulassen
command-deny = Jemanden ausschließen
command-allowed = Wer Videos machen darf
command-budget = Ausgaben und Budgets
command-costs = Was ausgegeben wurde
command-provider = Guthaben, Schlüssel und Preise
command-stats = Was gemacht und ausgegeben wurde
command-export = Das Kassenbuch als Datei

## In chats that the bot is no member of

guest-empty = Was soll das Video zeigen? Zum Beispiel: <code>@{ $username } ein roter Fuchs springt über einen zugefrorenen Fluss</code>
inline-make = Daraus ein Video machen · { $duration } s{ $price ->
        [none] {""}
       *[other] {" "}· { $price }
    }
offer-inline =
    { $prompt }
    <i>{ $model } · { $duration } s · noch nicht gemacht</i>
inline-refused = So lässt sich das nicht machen
refusal-not-the-sender = Diese Buttons kann nur benutzen, wer das angefragt hat.
help-inline = Tippe in einem beliebigen Chat <code>@{ $username } ein roter Fuchs</code> und wähle „Daraus ein Video machen“: Der Button in deiner Nachricht macht es direkt dort.
help-guests = In Chats, in denen ich nicht bin, schreib <code>@{ $username } ein roter Fuchs</code>, auch als Antwort auf ein Bild oder zusammen mit einem: Das Video kommt in diesen Chat.
