## Lengths of time

time-seconds = { $number } s
time-minutes = { $number } min
time-hours = { $number } h

## Greetings and help

start =
    <b>Hallo! Ich mache Videos mit Google Veo.</b>

    Schreib, was du sehen möchtest, und nach etwa einer Minute ist das Video da:
    <code>/veo ein roter Fuchs springt über einen gefrorenen Fluss</code>

    Du hast ein Bild? Schick es mit <code>/veo sie dreht den Kopf</code> als Beschriftung, oder antworte damit auf ein Bild, und es beginnt sich zu bewegen.

    /help erzählt dir von Format, Länge, Ton und allem anderen.
help =
    <b>So geht’s</b>
    <code>/veo ein roter Fuchs springt über einen gefrorenen Fluss</code>
    Antworte auf ein Foto mit <code>/veo …</code>, oder schreib <code>/veo …</code> in seine Beschriftung, und das Bild beginnt sich zu bewegen. Zwei Fotos werden das erste und das letzte Bild, drei zeigen, was vorkommen soll. Antworte auf eines meiner Videos mit <code>/veo …</code>, und es geht weiter. Antworte nur mit <code>/veo</code> auf ein Zitat aus einer Nachricht, und das Zitat ist die Beschreibung.

    <b>Optionen</b>, irgendwo in der Nachricht
    <code>--model veo3.1</code>  eines von { $models }
    <code>--ar 9:16</code>  Hochformat; <code>16:9</code> ist quer
    <code>--duration 8</code>  Sekunden
    <code>--res 1080p</code>  oder 720p
    <code>--no Regen, Leute</code>  was nicht vorkommen soll
    <code>--seed 7</code>  dieselbe Zahl ergibt wieder ein ähnliches Video
    <code>--silent</code>  ohne Ton
    <code>--raw</code>  meine Worte so lassen, wie sie sind{ $improves ->
        [no] {""}
       *[yes] {"\u000A"}<code>--improve</code>  erst eine bessere Beschreibung zeigen
    }
    <code>--fix off</code>  lieber ablehnen als umformulieren (3.1)
    <code>--people off</code>  keine Menschen im Video (3.1 Lite)
    <code>--takes 4</code>  bis zu vier Videos auf einmal, jedes anders
    <code>--loop</code>  ein Bild ist das erste und das letzte
    <code>--spoiler</code>  erst nach einem Tipp zu sehen

    <b>Befehle</b>
    /veo  ein Video machen{ $draws ->
        [no] {""}
       *[yes] {"\u000A"}/still  erst ein Bild, für Cents
    }
    /models  was jedes Modell kann
    /tasks  was hier gerade entsteht
    /history  deine fertigen Videos; <code>/history Fuchs</code> findet die mit diesem Wort
    /settings  Modell, Format, Länge und Sprache in diesem Chat
    /cancel  ein Video abbrechen (darauf antworten oder die Nummer nennen)
    /delete  antworte damit auf ein Video, und es verschwindet aus deinem Verlauf
    /forget  alle deine Beschreibungen, Links und Dateien löschen
    /help  diese Seite

    { $group ->
        [yes] In Gruppen sehe ich nur Nachrichten, die mit einem Befehl beginnen oder mir antworten: Schreib <code>/veo@{ $username } …</code>, oder antworte damit auf ein Foto.
       *[no] In Gruppen schreib <code>/veo@{ $username } …</code>, damit Telegram es an mich weitergibt. Und in jedem Chat findet <code>@{ $username } Fuchs</code> deine eigenen Videos und schickt sie dorthin.
    }
help-admins =
    <b>Für die Admins dieses Bots</b>
    /allow  jemanden zulassen: <code>/allow 12345</code>, <code>/allow @name</code>, <code>/allow here</code> für diesen Chat, oder /allow als Antwort auf eine Nachricht
    /deny  jemanden ausschließen, auf dieselbe Weise genannt
    /allowed  wer Videos machen darf
    /budget  was heute ausgegeben ist. <code>/budget @name</code> zeigt es von jemandem, <code>/budget @name 2.50</code> legt fest, was jemand am Tag ausgeben darf, <code>/budget here 5</code> gilt für diesen Chat und <code>/budget 2</code> als Antwort für die Person, die das geschrieben hat. <code>0</code> heißt ohne Grenze, <code>off</code> wieder wie in den Einstellungen
    /costs  was ausgegeben wurde, hier und laut Abrechnung des Videodienstes
    /provider  Guthaben, Schlüssel, ob sich Videos kaufen lassen, Preise
    /stats  was angefragt, gemacht und ausgegeben wurde: heute oder in <code>7</code> oder <code>30</code> Tagen
    /export  das Kassenbuch als CSV-Datei: dieser Monat, <code>7</code> oder <code>30</code> Tage, ein Monat wie <code>2026-11</code> oder <code>all</code>
models-title = <b>Modelle</b> – wähle eines mit <code>--model</code>
models-line =
    <code>{ $name }</code>{ $default ->
        [yes] {" "}(hier eingestellt)
       *[no] {""}
    }
    { $durations } s · { $resolutions } · { $sound ->
        [yes] mit Ton
       *[no] stumm
    }
    aus { $modes }
    { $usual } für etwa { $price }
mode-text = Worten
mode-image = einem Bild
mode-frames = einem ersten und einem letzten Bild
mode-references = Bildern als Vorlage
mode-extend = einem Video zum Weiterführen

## Progress

progress-head = 🎬 <b>{ $model }</b> · { $duration } s{ $resolution ->
        [none] {""}
       *[other] {" "}· { $resolution }
    }{ $price ->
        [none] {""}
       *[other] {" "}· ≈ { $price }
    }
progress-queued = Gleich geht es los.
progress-waiting = Platz { $place } in der Warteschlange.
progress-submitting = Wird übergeben …
progress-generating = Das Video entsteht. Meist dauert das etwa { $typical }.
progress-late = Das Video entsteht noch, es dauert länger als sonst. Es ist bezahlt, und ich bleibe dran.
progress-searching = 🔎 Der Videodienst hat nicht geantwortet. Ich suche dein Video in seinem Protokoll; nichts wird doppelt gekauft.
progress-ready = Fertig! Ich schicke es …
progress-substitute = { $wanted } kann das nicht, deshalb macht es { $model }.
button-cancel = Abbrechen

## Buttons under a video

button-again = 🔁 Noch einmal
button-seed = 🎲 Andere Variante
button-edit = ✏️ Ändern
button-extend = ⏩ Weiter
button-share = 📤 Teilen
button-link = 🔗 Zur Datei
button-go-on = Einfach weiter
button-make = 🎬 Video machen
button-make-for = 🎬 Video machen · { $price }
ask-prompt = Was soll im Video zu sehen sein? Beschreib es in deiner nächsten Nachricht. Zum Beispiel: <code>ein roter Fuchs springt über einen gefrorenen Fluss</code>
ask-prompt-in-group = Was soll im Video zu sehen sein? Antworte auf diese Nachricht, oder schreib zum Beispiel: <code>/veo@{ $username } ein roter Fuchs springt über einen gefrorenen Fluss</code>
ask-motion = { $mode ->
        [frames] Das erste Bild wird zum ersten Einzelbild, das zweite zum letzten. Was soll dazwischen passieren?
        [references] Alles aus deinen Bildern soll im Video vorkommen. Was soll passieren?
       *[other] Wie soll es sich bewegen?
    } { $group ->
        [channel] Antworte auf diese Nachricht mit eigenen Worten:
        [yes] Antworte auf diese Nachricht mit eigenen Worten oder wähle:
       *[no] Antworte mit eigenen Worten oder wähle:
    }
ask-edit =
    { $person }, { $group ->
        [yes] antworte auf diese Nachricht mit der neuen Beschreibung
       *[no] schreib die neue Beschreibung
    }; alles andere bleibt. Bisher:
    <code>{ $prompt }</code>
ask-extend = { $person }, wie soll es weitergehen? { $group ->
        [channel] Antworte auf diese Nachricht mit eigenen Worten:
        [yes] Antworte auf diese Nachricht mit eigenen Worten oder:
       *[no] Antworte mit eigenen Worten oder:
    }
motion-closer = Die Kamera kommt näher
motion-closer-prompt = Die Kamera kommt langsam näher, sanfte, natürliche Bewegung
motion-alive = Es wird lebendig
motion-alive-prompt = Die Szene wird lebendig, mit natürlichen, lebensechten Bewegungen
motion-around = Die Kamera geht herum
motion-around-prompt = Die Kamera umkreist langsam das Motiv
motion-between = Vom ersten zum letzten
motion-between-prompt = Eine fließende, durchgehende Bewegung führt vom ersten Bild zum letzten
motion-morph = Eins wird zum anderen
motion-morph-prompt = Das erste Bild verwandelt sich allmählich in das letzte
motion-together = Alles in einer Szene
motion-together-prompt = Alles aus den Bildern kommt in einer natürlichen Szene zusammen
motion-play = Alles spielt zusammen
motion-play-prompt = Alles aus den Bildern spielt in einer lebhaften Szene miteinander
offer = Soll ich daraus ein Video machen? { $model }, { $duration } s, etwa { $price }.
ask-cost = Mit deiner Antwort kaufst du: { $model }, { $duration } s, etwa { $price }.
ask-stars = Ist dein freier Anteil aufgebraucht: { $stars } ⭐.
offer-prompt = <code>{ $prompt }</code>
offer-incomplete = Ich habe nicht alle Bilder dieses Albums bekommen.
small-talk = 😊 Schön, dass du da bist! Schreib mir jederzeit, was du sehen möchtest. /help zeigt, was ich kann.
own-post-only = Das ist kein eigener Beitrag, deshalb mache ich nichts daraus. Schreib <code>/veo</code> und was du sehen willst.
answer-too-late = Die Frage ist über eine Stunde alt, deshalb kaufen diese Worte nichts. { $buttons ->
        [no] Schreib
       *[yes] Nimm die Buttons, oder schreib
    } <code>/veo</code> und was du sehen willst.
question-dropped = Abgebrochen. Es wurde nichts gekauft.
link = Hier ist <a href="{ $url }">die Datei</a>. Der Link gilt nicht für immer.
link-gone = Der Videodienst hat diese Datei nicht mehr.

## The end

video-caption = { $prompt }

    <i>{ $take ->
        [none] {""}
       *[other] { $take } ·{" "}
    }{ $model } · { $duration } s{ $resolution ->
        [none] {""}
       *[other] {" "}· { $resolution }
    }{ $price ->
        [none] {""}
       *[other] {" "}· { $price }
    }</i>
video-link = Dein Video ist fertig, aber Telegram nimmt die Datei nicht an. Hier ist es: <a href="{ $url }">Video öffnen</a>
failed-safety = ⚠️ Der Sicherheitsfilter hat das nicht durchgelassen{ $detail ->
        [none] .
       *[other] : { $detail }
    }
    Es wurde nichts berechnet. Versuch es mit anderen Worten.
failed-refused = ⚠️ Der Videodienst hat das nicht angenommen{ $detail ->
        [none] .
       *[other] : { $detail }
    }
    Es wurde nichts berechnet.
failed-operator-key = ⚠️ Ich kann gerade keine Videos machen: Mein Schlüssel für den Videodienst wird nicht angenommen. Das kann nur beheben, wer diesen Bot betreibt. Es wurde nichts berechnet.
failed-operator-credits = ⚠️ Ich kann gerade keine Videos machen: Das Guthaben ist aufgebraucht. Das kann nur beheben, wer diesen Bot betreibt. Es wurde nichts berechnet.
failed-operator-access = ⚠️ Ich kann gerade keine Videos machen: Der Videodienst lässt mich nicht. Das kann nur beheben, wer diesen Bot betreibt. Es wurde nichts berechnet.
failed-no-video = ⚠️ Das Video wurde gemacht und dann zurückgehalten, wahrscheinlich vom Sicherheitsfilter{ $detail ->
        [none] .
       *[other] : { $detail }
    }
    Versuch es mit anderen Worten.
failed-provider-failed = ⚠️ Der Videodienst hat es nicht geschafft{ $detail ->
        [none] .
       *[other] : { $detail }
    }
    Es wurde nichts berechnet. Du kannst es noch einmal versuchen.
failed-timed-out = ⚠️ Ich habe einen ganzen Tag auf dieses Video gewartet, und es kam nicht. Jetzt warte ich nicht mehr.
failed-busy = ⚠️ Der Videodienst war den ganzen Tag überlastet. Es wurde nichts berechnet. Bitte versuch es noch einmal.
failed-not-a-picture = ⚠️ Diese Datei kann ich nicht als Bild lesen. JPEG, PNG und WebP gehen, solange sie nicht animiert sind; sehr große nur als JPEG. Es wurde nichts berechnet.
failed-picture-too-large = ⚠️ Dieses Bild ist größer als 20 MB, und mehr kann ich nicht abholen. Es wurde nichts berechnet.
failed-picture-gone = ⚠️ Telegram hat dieses Bild nicht mehr. Bitte schick es noch einmal. Es wurde nichts berechnet.
failed-source-gone = ⚠️ Der Videodienst hat das Video nicht mehr, das weitergehen sollte. Es wurde nichts berechnet.
failed-undeliverable = ⚠️ Dein Video ist fertig, aber Telegram hat es einen ganzen Tag lang nicht angenommen. Jetzt versuche ich es nicht mehr.
failed-broken = ⚠️ Bei mir ist etwas schiefgegangen, und ich konnte dieses Video nicht fertigstellen. Vielleicht wurde es trotzdem berechnet.
failed-lost = ⚠️ Der Videodienst kennt dieses Video nicht mehr. Ich suche nicht weiter.
failed-unplaced = ⚠️ Telegram hat meine erste Antwort nicht angenommen, deshalb habe ich nicht angefangen. Es wurde nichts berechnet.
failed-cancelled = Abgebrochen. Es wurde nichts berechnet.
failed-cancelled-paid = Abgebrochen. Das Video war schon in Arbeit und ist deshalb bezahlt, aber ich schicke es nicht.
failed-cancelled-sent = Abgebrochen. Der Videodienst hatte den Auftrag schon: Wenn er das Video macht, wird es bezahlt.
uncertain =
    ⚠️ Ich habe deinen Auftrag übergeben, aber die Antwort ging verloren. Ich habe ihn gesucht und nicht gefunden; vielleicht ist er bezahlt, vielleicht nicht.
    Soll ich das Video noch einmal kaufen{ $price ->
        [none] ?
       *[other] , für etwa { $price }?
    }
uncertain-unread =
    ⚠️ Ich habe deinen Auftrag übergeben, aber die Antwort ging verloren. Nachsehen kann ich nicht, weil sich das Protokoll des Videodienstes gerade nicht lesen lässt. Vielleicht ist er bezahlt, vielleicht nicht; ich suche weiter.
    Soll ich das Video noch einmal kaufen{ $price ->
        [none] ?
       *[other] , für etwa { $price }?
    }
uncertain-restored =
    ⚠️ Ich wurde auf einen früheren Stand zurückgesetzt und weiß nicht mehr, was aus deinem Auftrag geworden ist. Vielleicht ist das Video gemacht und bezahlt, vielleicht nicht.
    Soll ich das Video noch einmal kaufen{ $price ->
        [none] ?
       *[other] , für etwa { $price }?
    }
button-rebuy = Noch einmal kaufen
button-leave = Lieber nicht
uncertain-left = Gut, ich lasse es.
uncertain-bought = Gut, ich gebe es noch einmal in Auftrag.

## Refusals

refusal-empty-prompt = Was soll im Video zu sehen sein? Zum Beispiel: <code>/veo{ $address } ein roter Fuchs springt über einen gefrorenen Fluss</code>
refusal-prompt-too-long = Das ist zu lang: { $length } Zeichen, und ich kann höchstens { $limit } weitergeben. Bitte kürze es.
refusal-unknown-command = Den Befehl <code>{ $name }</code> gibt es hier nicht.{ $suggestion ->
        [none] {" "}/help zeigt alle Befehle.
       *[other] {" "}Meintest du <code>{ $suggestion }</code>?
    }
refusal-unknown-option = <code>{ $name }</code> kenne ich nicht.{ $suggestion ->
        [none] {" "}In /help stehen alle Optionen.
       *[other] {" "}Meinst du <code>{ $suggestion }</code>?
    }
refusal-missing-value = Nach <code>{ $option }</code> fehlt ein Wert. /help zeigt, wie es geht.
refusal-bad-value = { $model ->
        [none] <code>{ $option }</code> kann nicht <code>{ $value }</code> sein. Möglich: { $allowed }.
       *[other] { $model } kann <code>{ $option } { $value }</code> nicht. Möglich: { $allowed }.
    }
refusal-option-not-supported = { $model } kennt <code>{ $option }</code> nicht. Lass es weg oder wähle ein anderes Modell: /models
refusal-mode-not-supported = { $model } arbeitet nicht mit { $mode }. Wähle dafür { $models }.
refusal-model-retired = { $model } gibt es nicht mehr. /models zeigt, was es gibt.
refusal-too-many-pictures = { $count } Bilder sind zu viele: Ich kann höchstens { $limit } verwenden.
refusal-not-a-picture = Das ist kein Bild, das ich lesen kann. JPEG, PNG und WebP gehen.
refusal-picture-too-large = Diese Datei ist zu groß: Ich kann höchstens { $limit } MB abholen.
refusal-picture-gone = Telegram hat dieses Bild nicht mehr. Bitte schick es noch einmal.
refusal-no-picture-there = In der Nachricht, auf die du geantwortet hast, ist kein Bild. Antworte auf ein Foto oder schreib <code>/veo …</code> für sich allein.
refusal-foreign-video = Weiterführen kann ich nur Videos, die ich selbst gemacht habe. Dieses kommt von woanders: Schick mir ein Bild daraus, und ich bringe es in Bewegung.
refusal-video-forgotten = Ich weiß nicht mehr, wie dieses Video entstanden ist: Beschreibung, Links und Dateien sind gelöscht.
refusal-user-active = { $limit ->
        [one] Ein Video von dir entsteht gerade, und ich mache für jeden nur eines auf einmal. Versuch es wieder, wenn es fertig ist. /tasks zeigt es.
       *[other] { $limit } Videos von dir entstehen gerade, und mehr gehen nicht auf einmal. Versuch es wieder, wenn eines fertig ist. /tasks zeigt sie.
    }
refusal-user-daily = Das war’s für heute: { $limit ->
        [one] ein Video
       *[other] { $limit } Videos
    } am Tag. Weiter geht es um { $time } (in { $wait }).
refusal-chat-daily = Für diesen Chat war’s das heute: { $limit ->
        [one] ein Video
       *[other] { $limit } Videos
    } am Tag. Weiter geht es um { $time } (in { $wait }).
refusal-user-budget = Mit diesem Video würdest du heute mehr als { $limit } ausgeben, dein Tagesbudget hier. Weiter geht es um { $time } (in { $wait }).
refusal-chat-budget = Mit diesem Video würde dieser Chat heute mehr als { $limit } ausgeben, sein Tagesbudget. Weiter geht es um { $time } (in { $wait }).
refusal-all-budget = Mit diesem Video würde der Bot mehr als sein Tagesbudget ausgeben. Weiter geht es um { $time } (in { $wait }).
refusal-or-cheaper = Etwas Günstigeres passt vielleicht noch: /models
refusal-above-budget = Dieses Video kostet etwa { $price }, mehr als die { $limit }, die hier am Tag ausgegeben werden dürfen. Nimm etwas Günstigeres: /models
refusal-not-allowed = Dieser Bot macht Videos nur für Leute, die sein Betreiber zugelassen hat. Deine ID ist <code>{ $user }</code>, die dieses Chats <code>{ $chat }</code>: Der Betreiber kann eine davon eintragen.
refusal-denied = Die Admins dieses Bots haben entschieden, dass er für dich keine Videos macht. Deine ID ist <code>{ $user }</code>.
refusal-button-expired = Ich weiß nicht mehr, worum es ging.
refusal-question-closed = Diese Frage ist schon erledigt. Schreib /veo und was du sehen willst.
refusal-nothing-to-cancel = Hier gibt es nichts abzubrechen. /tasks zeigt, was gerade entsteht.
refusal-not-theirs = Das kann nur entscheiden, wer um das Video gebeten hat, oder ein Admin dieses Chats.
refusal-not-asked = Das kann nur entscheiden, wen ich gefragt habe.
refusal-not-admin = Das können nur die Admins dieses Bots.
refusal-not-a-member = Die Buttons hier sind nur für Mitglieder dieses Chats. Wenn du eines bist, antworte zuerst auf eine meiner Nachrichten und drück dann noch einmal.
refusal-press-in-channel = In einem Kanal kauft kein Button etwas, denn alle, die mitlesen, könnten ihn drücken.
refusal-too-dear-for-channel = Das würde etwa { $price } kosten. Über { $limit } kaufe ich erst nach einem Druck auf einen Button, und in einem Kanal könnten ihn alle drücken, die mitlesen. Nimm etwas Günstigeres: /models
refusal-speaks-as-channel = Bitte frag unter deinem eigenen Namen: Im Namen dieses Kanals oder dieser Gruppe kann ich keine Videos machen.
refusal-nobody-meant = Wen meinst du? Nenn eine ID oder einen @Namen, schreib <code>here</code> für diesen Chat oder antworte auf eine Nachricht der Person.
refusal-not-a-subject = <code>{ $value }</code> ist weder eine ID noch ein @Name. IDs sind ganze Zahlen, die von Chats sind negativ.
refusal-unknown-person = <code>@{ $username }</code> kenne ich noch nicht. Nenn die ID oder antworte auf eine Nachricht der Person.
refusal-name-unchecked = Telegram verrät mir nicht, ob <code>@{ $username }</code> noch die Person ist, die ich kenne. Nenn ihre ID oder antworte auf eine Nachricht von ihr.
refusal-too-many-words = Das ist zu viel: Nach diesem Befehl { $most ->
        [one] darf höchstens ein Wort
       *[other] dürfen höchstens { $most } Wörter
    } stehen. /help zeigt, wie es geht.
refusal-bad-amount = <code>{ $value }</code> kann kein Budget sein. Nenn US-Dollar und Cent wie <code>2.50</code>, höchstens eine Million; <code>0</code> heißt ohne Grenze, <code>off</code> wieder wie in den Einstellungen.
refusal-budget-too-low = { $spent ->
        [none] Dort ist heute schon mehr ausgegeben oder reserviert, so niedrig kann das Budget nicht sein.
       *[other] Dort sind heute schon { $spent } ausgegeben oder reserviert, niedriger kann das Budget nicht sein.
    }
refusal-bad-period = <code>{ $value }</code> verstehe ich nicht als Zeitraum. Schreib { $allowed } hinter den Befehl, oder gar nichts.
refusal-private-only = Hier könnten andere mitlesen: Schreib es mir privat.
refusal-is-admin = <code>{ $user }</code> ist Admin dieses Bots, und Admins dürfen immer. Das ändert nur ADMIN_USERS in den Einstellungen.
refusal-broken = Bei mir ist etwas schiefgegangen. Es wurde nichts berechnet. Bitte versuch es noch einmal.

## Better prompts and pictures

button-improve = ✨ Verbessern
button-first = 🖼 Erst ein Bild
button-use = 🎬 Nehmen · { $price }
button-mine = Meine behalten
button-move = 🎬 Bewegen
button-redraw = 🔁 Noch eins
button-repaint = ✏️ Ändern
button-as-is = Nach der Beschreibung
words-progress = ✨ Ich verbessere deine Beschreibung …
improved =
    ✨ <b>Eine bessere Beschreibung</b>
    <code>{ $prompt }</code>
words-ended = { $why ->
        [cancelled] Abgebrochen. Deine eigenen Worte bleiben.
        [cancelled-paid] Abgebrochen. Deine eigenen Worte bleiben. Die bessere Beschreibung war schon geschrieben und ist bezahlt: ein Bruchteil eines Cents.
        [cancelled-sent] Abgebrochen. Deine eigenen Worte bleiben. Wird die bessere Beschreibung trotzdem geschrieben, wird sie bezahlt: ein Bruchteil eines Cents.
        [refused] ✨ Diese Beschreibung wurde nicht angenommen, deine eigenen Worte bleiben also. Es wurde nichts berechnet.
        [provider-failed] ✨ Der Dienst konnte es nicht, deine eigenen Worte bleiben also. Es wurde nichts berechnet.
        [no-words] ✨ Es kam nichts Brauchbares zurück, deine eigenen Worte bleiben also.
        [words-too-long] ✨ Was zurückkam, ist länger, als eine Beschreibung sein darf, deine eigenen Worte bleiben also.
        [operator] ✨ Ich kann gerade keine Beschreibungen verbessern, das kann nur der Betreiber dieses Bots beheben. Deine eigenen Worte bleiben.
        [busy] ✨ Das hat zu lange gedauert, deine eigenen Worte bleiben also. Es wurde nichts berechnet.
        [result-lost] ✨ Die bessere Beschreibung wurde geschrieben und bezahlt, ein Bruchteil eines Cents, ging aber unterwegs verloren. Deine eigenen Worte bleiben.
        [lost] ✨ Ich habe nicht rechtzeitig eine Antwort bekommen, deine eigenen Worte bleiben also. Vielleicht hat es einen Bruchteil eines Cents gekostet.
       *[other] ✨ Etwas ist schiefgegangen, deine eigenen Worte bleiben also.
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
still-cost = Deine Antwort kauft ein Bild für etwa { $price }.
still-ended = { $why ->
        [cancelled] Abgebrochen. Es wurde nichts berechnet.
        [cancelled-paid] Abgebrochen. Das Bild war schon gemacht und ist bezahlt, aber ich schicke es nicht.
        [cancelled-sent] Abgebrochen. Der Videodienst hatte den Auftrag schon: Macht er das Bild, wird es bezahlt.
        [refused] ⚠️ Dieses Bild wurde nicht angenommen. Es wurde nichts berechnet. Versuch es mit anderen Worten.
        [provider-failed] ⚠️ Das Bild konnte nicht gemacht werden. Es wurde nichts berechnet. Du kannst es noch einmal versuchen.
        [no-picture] ⚠️ Das Bild wurde gemacht und dann zurückgehalten, wahrscheinlich vom Sicherheitsfilter. Versuch es mit anderen Worten.
        [operator] ⚠️ Ich kann gerade keine Bilder machen. Das kann nur der Betreiber dieses Bots beheben. Es wurde nichts berechnet.
        [busy] ⚠️ Der Dienst war zu beschäftigt für ein Bild. Es wurde nichts berechnet. Bitte frag noch einmal.
        [result-lost] ⚠️ Das Bild wurde gemacht und bezahlt, ging aber unterwegs verloren. Du kannst um ein anderes bitten.
        [lost] ⚠️ Ich habe keine Antwort bekommen und weiß nicht, ob das Bild gemacht und bezahlt wurde. Ich suche weiter. Du kannst um ein anderes bitten.
        [undeliverable] ⚠️ Dein Bild ist fertig, aber Telegram hat es einen ganzen Tag lang nicht angenommen. Ich versuche es nicht mehr.
       *[other] ⚠️ Mit diesem Bild ist etwas schiefgegangen. Vielleicht wurde es berechnet.
    }{ $detail ->
        [none] {""}
       *[other] {" "}({ $detail })
    }
press-again = Dieser Druck kam spät bei mir an, deshalb habe ich nichts gekauft. Drück noch einmal, wenn du es noch willst.
refusal-empty-still = Was soll das Bild zeigen? Zum Beispiel: <code>/still{ $address } ein roter Fuchs auf einem zugefrorenen Fluss</code>
refusal-not-for-stills = Bei Bildern gibt es <code>{ $option }</code> nicht, nur <code>--ar</code> und <code>--no</code>. Lass es weg.
refusal-help-off = Das hat der Betreiber dieses Bots abgeschaltet.
refusal-help-in-channel = Beim Verbessern folgen Buttons, und in Kanälen gibt es keine: Lass <code>--improve</code> weg.
refusal-help-elsewhere = Hier ist nur Platz für das Video: Lass <code>--improve</code> weg, oder frag mich in unserem privaten Chat.
refusal-user-helping-active = { $limit ->
        [one] Ein Bild oder eine Beschreibung von dir ist in Arbeit, und ich mache eins nach dem anderen. Frag gleich noch einmal.
       *[other] { $limit } Bilder und Beschreibungen von dir sind in Arbeit, mehr gehen nicht auf einmal. Frag gleich noch einmal.
    }
refusal-user-helps = Das war’s für heute: { $limit } Bilder und verbesserte Beschreibungen am Tag. Weiter geht es um { $time } (in { $wait }).
settings-improve = Text verbessern
settings-improve-about = Soll ich jede Beschreibung verbessern und zeigen, bevor etwas gekauft wird? „Auto“ ist aus; <code>--raw</code> nimmt deine Worte, wie sie sind.
reason-result-lost = Ergebnis verloren
reason-no-picture = Bild zurückgehalten
reason-no-words = keine Worte
reason-words-too-long = Worte zu lang
command-still = Erst ein Bild machen, für Cents

## Tasks

tasks-title = <b>Entsteht hier gerade</b>
tasks-none = Hier entsteht gerade nichts.
tasks-line = <b>{ $number }</b> · { $model } · { $status } · { $prompt }
status-queued = wartet
status-submitting = wird übergeben
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
history-missing = Keins deiner Videos hat <code>{ $words }</code> im Prompt. /history zeigt alle.
history-not-yours = Das ist der Verlauf von jemand anderem. /history zeigt deinen.
delete-none = Antworte mit /delete auf eines meiner Videos, um es aus deinem Verlauf zu nehmen.
delete-not-yours = Das kann nur, wer um das Video gebeten hat.
delete-done = Es ist nicht mehr in deinem Verlauf.
button-undo = ↩️ Rückgängig
delete-undone = Es ist wieder in deinem Verlauf.
undo-too-late = Das ist über zehn Minuten her: Es bleibt aus deinem Verlauf entfernt.
button-forget = 🗑 Alles löschen
forget-ask =
    <b>Soll ich alles löschen, was ich von dir habe?</b>
    Beschreibungen, Links, Dateien und Bilder aller deiner Videos verschwinden, in jedem Chat mit mir. Die Videos sind dann nicht mehr in deinem Verlauf, und die Buttons darunter tun nichts mehr.
    Die Videos selbst bleiben in ihren Chats, und was andere schon daraus gemacht haben, bleibt bei ihnen. Ich behalte auch, wann du gefragt hast und was es gekostet hat, damit die Limits weiter gelten. Das lässt sich nicht rückgängig machen.
forget-done = Erledigt. Deine Beschreibungen, Links, Dateien und Bilder sind gelöscht.
forget-later = Deine Beschreibungen, Links, Dateien und Bilder sind gelöscht, außer denen, die noch offen sind: { $count ->
        [one] ein Video, das gerade entsteht oder nach dem ich noch suche. Was ich davon habe,
       *[other] { $count } Videos, die gerade entstehen oder nach denen ich noch suche. Was ich davon habe,
    } lösche ich, sobald das vorbei ist, in etwa einem Tag.
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
    }: Sterne, die du zurückbekommen hast, waren schon ausgegeben. Sobald du sie mit /buy ausgeglichen hast, mache ich wieder Videos für dich.
refusal-stars-off = Hier werden gerade keine Sterne verkauft.
refusal-unknown-pack = So ein Paket gibt es nicht. Wähle { $packs }.
refusal-bad-refund = Schreib <code>/refund ZAHLUNG</code> mit der ID der Zahlung, und dahinter die ID der Person, falls ich die Zahlung nicht kenne.
refusal-unknown-payment = Ich kenne keine Zahlung mit dieser ID.{ $person ->
        [none] {" "}Wenn sie stimmt, häng die ID der Person an: <code>/refund ZAHLUNG PERSON</code>
       *[other] {""}
    }
refusal-refund-refused = Telegram hat das nicht zurückgezahlt: { $words }
buy =
    <b>Sterne für Videos</b>
    Wenn dein freier Anteil aufgebraucht ist, bezahlst du Videos mit Sternen: { $rate } ⭐ für jeden Dollar, den ein Video kostet. { $held }.
    Welches Paket möchtest du? /terms sagt, was du kaufst.
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
checkout-not-allowed = Dieser Bot macht für dich keine Videos, deshalb würden dir seine Sterne nichts nützen. Es wurde nichts bezahlt.
stars-credited =
    Danke! { $stars } ⭐ gehören dir{ $debt ->
        [0] ; du hast jetzt { $balance } ⭐.
       *[other] .
    }
    Zahlung: <code>{ $payment }</code>
stars-refunded = Telegram hat dir { $stars } ⭐ zurückgezahlt.{ $debt ->
        [0] {" "}Hier hast du jetzt { $balance } ⭐.
       *[other] {""}
    }
progress-stars = Bezahlt mit { $stars } ⭐ von dir.
ending-stars-back = Deine { $stars } ⭐ hast du zurück.
balance = Du hast { $balance } ⭐
balance-owed = Dir fehlen { $stars } ⭐
balance-none = Bisher ist nichts passiert.{ $rate ->
        [0] {""}
       *[other] {" "}/buy zeigt die Pakete.
    }
balance-line = { $date } · <b>{ $stars } ⭐</b> · { $what }
balance-purchase = gekauft
balance-refund = an dich zurückgezahlt
balance-reserve = für Video { $number }
balance-credit = zurück für Video { $number }
balance-correction = Korrektur für Video { $number }
terms =
    <b>Was du kaufst</b>
    { $rate ->
        [0] Hier werden gerade keine Sterne verkauft; Guthaben, das du hast, bleibt dir.
       *[other] Ein Telegram-Stern kauft einen Stern Guthaben. Wenn dein freier Anteil aufgebraucht ist, { $rate ->
            [one] geht
           *[other] gehen
        } für jeden Dollar, den ein Video kostet, { $rate } ⭐ ab, auf einen ganzen Stern aufgerundet; die Fortschrittsnachricht sagt, wie viele.
    }
    Wenn ein Video sicher nichts gekostet hat, weil es abgelehnt wurde, nicht gelang oder rechtzeitig abgebrochen wurde, kommen seine Sterne von selbst zurück. Das Guthaben gilt nur für Videos mit diesem Bot; es verfällt nicht und lässt sich nicht weitergeben.{ $customer ->
        [no] {""}
       *[yes] {" "}Monatspakete verlängern sich alle 30 Tage, bis du sie in den Einstellungen von Telegram kündigst.
    }
    Verkäufer ist, wer diesen Bot betreibt, nicht Telegram.{ $customer ->
        [no] {""}
       *[yes] {" "}Bei Fragen und für Rückzahlungen schreib /paysupport.
    } Was du bezahlt und verbraucht hast, bleibt gespeichert, auch nach /forget.
paysupport = Stimmt etwas mit einer Zahlung nicht? Schreib <code>/paysupport</code> und in derselben Nachricht, was passiert ist. Ich gebe es an den Betreiber dieses Bots weiter, mit deiner ID und deinen letzten Zahlungen.
paysupport-done = Ich habe das an den Betreiber dieses Bots weitergegeben. Er kann dir antworten und dir Sterne zurückzahlen.
paysupport-later = Du hast innerhalb einer Stunde schon mehrmals gefragt. Bitte frag später noch einmal.
paysupport-nobody = Ich konnte den Betreiber dieses Bots nicht erreichen. Bitte versuch es später noch einmal.
refund-done = Zurückgezahlt. <code>{ $user }</code> { $debt ->
        [0] hat jetzt { $balance } ⭐.
       *[other] hat jetzt { $debt } ⭐ Schulden.
    }
refund-already = Das ist schon zurückgezahlt.
subscription-ended = Das Monatsabo ist gekündigt: Dafür wird nichts mehr abgebucht.
help-stars =
    <b>Sterne</b>
    /buy  Sterne für Videos über deinen freien Anteil hinaus
    /balance  was du hast
    /terms  was du kaufst
    /paysupport  nach einer Zahlung fragen
alert-paysupport = 💬 { $person } · { $balance } ⭐ · fragt nach einer Zahlung:
help-stars-admin = /refund  jemandem Sterne zurückzahlen, mit der ID der Zahlung
alert-paysupport-payment = { $stars } ⭐ bezahlt; das zahlt sie zurück: <code>/refund { $payment }</code>
alert-star-payment = ⭐ Eine Zahlung von { $stars } ⭐ von <code>{ $user }</code> war bis jetzt nicht gutgeschrieben, weil Telegrams Nachricht darüber verloren ging: <code>{ $payment }</code>
alert-star-refund = ⭐ Eine Rückzahlung von { $stars } ⭐ an <code>{ $user }</code> war bis jetzt nicht gebucht, weil Telegrams Nachricht darüber verloren ging: <code>{ $payment }</code>
alert-star-more = … und { $count } weitere, die im Log stehen.

## Settings

settings-title =
    <b>Einstellungen für diesen Chat</b>
    Sie gelten, wo eine Anfrage nichts anderes sagt. „Automatisch“ überlässt es dem Modell; das Modell selbst ist dann { $model }.
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
settings-enhance-prompt = Text ausschmücken
settings-enhance-prompt-about = Darf das Modell deine Worte ausschmücken, bevor es anfängt?
settings-language = Sprache
settings-language-about = Welche Sprache soll ich hier sprechen?
settings-admins-only = In einer Gruppe können das nur die Admins ändern.
choice-auto = Automatisch
choice-on = An
choice-off = Aus
shape-16-9 = Quer (16:9)
shape-9-16 = Hoch (9:16)
button-back = ‹ Zurück

## Groups

group-hello = Hallo! Ich mache Videos mit Google Veo. Schreibt <code>/veo@{ $username } ein roter Fuchs springt über einen gefrorenen Fluss</code>, oder antwortet auf ein Foto mit <code>/veo@{ $username } sie dreht den Kopf</code>.
group-hears-commands = Ich sehe hier nur Nachrichten, die mit einem Befehl beginnen oder mir antworten. Fotos erreichen mich, wenn ihr mit <code>/veo@{ $username } …</code> darauf antwortet.
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
button-knock = 🚪 Um Zulassung bitten
knock-asked = Ich habe die Admins gefragt. Wenn sie dich zulassen, hörst du von mir.
knock-needless = Du darfst hier Videos machen. Schreib /veo und was du sehen willst.
knock-refused = Die Admins haben sich dagegen entschieden.
knock-unheard = Ich kann gerade keinen der Admins erreichen.
knock-decided = Das ist schon entschieden.
knock-private = 🚪 { $person } bittet um Zulassung, im privaten Chat mit mir.
knock-group =
    🚪 { $person } bittet um Zulassung.
    Chat: { $chat }
button-verdict-person = ✅ Diese Person zulassen
button-verdict-chat = ✅ Diesen Chat zulassen
button-verdict-deny = 🚫 Ablehnen
knock-person = ✅ { $admin } hat { $person } zugelassen.
knock-chat = ✅ { $admin } hat alle im Chat { $chat } zugelassen.
knock-deny = 🚫 { $admin } hat { $person } ausgeschlossen.
knock-closed = 🚫 { $admin } hat den Chat { $chat } ausgeschlossen.
welcome-person = { $person }, du bist zugelassen und darfst jetzt Videos machen. Schreib /veo und was du sehen willst.
welcome-chat = { $person }, in dem Chat, aus dem du gefragt hast, dürfen jetzt alle Videos machen. Schreib dort /veo und was du sehen willst.

## Budgets

budget-title = <b>Heute ausgegeben, ohne was mit Sternen bezahlt ist</b>
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
        [none] ohne Grenze
       *[other] { $limit }
    }
budget-chat = Chat { $chat }
budget-set = 💰 { $who }: { $limit ->
        [none] von jetzt an ohne Grenze.
       *[other] von jetzt an { $limit } am Tag.
    }{ $spent ->
        [none] {""}
       *[other] {" "}Heute ausgegeben: { $spent }.
    }
budget-off = 💰 { $who }: wieder wie in den Einstellungen, { $limit ->
        [none] also ohne Grenze.
       *[other] also { $limit } am Tag.
    }{ $spent ->
        [none] {""}
       *[other] {" "}Heute ausgegeben: { $spent }.
    }

## The operator

alert-key = 🔑 Die AI/ML API nimmt den Schlüssel nicht mehr an. Niemand kann Videos machen, bis AIMLAPI_KEY stimmt.
alert-credits = 💳 Das Guthaben bei der AI/ML API ist aufgebraucht. Niemand kann Videos machen, bis es aufgeladen ist.
alert-access = ⛔ Die AI/ML API verweigert den Zugang: { $detail }
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
alert-failures = ⚠️ { $failed } der letzten { $count } Videos sind beim Videodienst gescheitert. /provider zeigt, wie es dort steht.
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
    } nicht zu den Buchungen: { $names }. Vielleicht hat jemand die Datenbank von Hand geändert.

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
       *[yes] {" "}<b>Noch nicht darin</b> ist hier gebucht und kann dort bis zu einem Tag auf sich warten lassen.
    } <b>Nur bei uns</b> ist hier gebucht und fehlt dort seit über einem Tag. <b>Reserviert</b> ist, wovon noch niemand die Kosten kennt.{ $corrected ->
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
provider-limit = Ausgabengrenze: { $amount ->
        [none] keine
       *[other] { $amount }{ $period ->
            [day] {" "}am Tag
            [week] {" "}in der Woche
            [month] {" "}im Monat
           *[other] {""}
        }
    }
provider-open = ✅ Videos lassen sich kaufen.
provider-problem = ⛔ { $model ->
        [all] Es werden keine Videos gekauft
       *[other] { $model } wird nicht gekauft
    }: { $problem ->
        [key] der Schlüssel wird nicht angenommen
        [credits] das Guthaben ist aufgebraucht
       *[access] der Zugang wird verweigert
    }{ $detail ->
        [none] {""}
       *[other] {" "}({ $detail })
    }. Eine Anfrage in der Minute versucht es wieder.
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
       *[other] {" "}· zurückgezahlt: { $back }
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
reason-refused = nicht angenommen
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
reason-source-gone = Vorlage weg
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
takes-usual = Jedes dauert meistens etwa { $typical }.
status-late = entsteht noch, länger als sonst
status-searching = wird im Protokoll des Videodienstes gesucht
status-delivered = ✅ da
status-failed = ⚠️ misslungen
status-cancelled = abgebrochen
status-uncertain = ❓ nicht gefunden
offer-takes = Soll ich daraus { $takes } Videos machen? { $model }, je { $duration } s, zusammen etwa { $price }.
ask-cost-takes = Mit deiner Antwort kaufst du { $takes } Videos: { $model }, je { $duration } s, zusammen etwa { $price }.
button-make-takes = 🎬 { $takes } Videos machen · { $price }
button-cancel-all = Alle abbrechen
refusal-takes-user-active = { $takes } Videos auf einmal sind zu viele: Bei dir dürfen { $limit } zugleich entstehen. Nimm weniger, oder warte, bis andere fertig sind.
refusal-takes-user-daily = { $takes } Videos sind mehr, als dir von { $limit } am Tag noch bleiben. Nimm weniger.
refusal-takes-chat-daily = { $takes } Videos sind mehr, als diesem Chat von { $limit } am Tag noch bleiben. Nimm weniger.
refusal-takes-budget = { $takes } Videos kosten mehr, als hier heute noch ausgegeben werden darf. Nimm weniger.
refusal-takes-or-stars = Oder bezahl alle mit Sternen: { $stars } ⭐{ $balance ->
        [0] .
       *[other] {" "}(du hast { $balance } ⭐).
    } /buy
refusal-one-video-there = In dieser Nachricht ist Platz für ein Video: Lass <code>--takes</code> weg.
refusal-loop-needs-picture = <code>--loop</code> braucht ein Bild, mit dem das Video anfängt und aufhört: Antworte damit auf ein Foto, oder schreib es in seine Beschriftung.
button-file = 📎 Datei
button-copy = 📋 Text kopieren
file-asked = Die Datei ist schon unterwegs.
button-like-this = 🎬 So eins machen
settings-share-link = Link beim Teilen
settings-share-link-about = Unter Videos, die du in andere Chats schickst: ein Button, mit dem andere mich mit derselben Beschreibung öffnen? Ihre Videos bezahlen sie selbst.

## The command menu

command-veo = Ein Video machen
command-models = Was jedes Modell kann
command-tasks = Was hier gerade entsteht
command-history = Deine fertigen Videos
command-settings = Einstellungen für diesen Chat
command-delete = Ein Video aus deinem Verlauf nehmen
command-forget = Beschreibungen und Dateien löschen
command-cancel = Ein Video abbrechen
command-buy = Sterne für Videos kaufen
command-balance = Deine Sterne
command-terms = Was du mit Sternen kaufst
command-paysupport = Nach einer Zahlung fragen
command-refund = Jemandem Sterne zurückzahlen
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
help-inline = Tippe in einem beliebigen Chat <code>@{ $username } ein roter Fuchs</code> und wähle „Daraus ein Video machen“: Der Button in deiner Nachricht macht es gleich dort.
help-guests = In Chats, in denen ich nicht bin, schreib <code>@{ $username } ein roter Fuchs</code>, auch als Antwort auf ein Foto oder mit einem: Das Video kommt in diesen Chat.
