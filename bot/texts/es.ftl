### Glossary: the word for each thing, in every message, and words that stand for it in none.
### An ellipsis is any ending. A test holds it.
###
### prompt: descripción (not: prompt…, consigna…)
### video: video (not: vídeo…, clip…, película…)
### image: imagen / imágenes (not: foto, fotos, fotografía…)
### request: pedido (not: solicitud…)
### make: hacer / haciendo (not: generar, generando, crear, creando)
### variation: variante (not: variación)
### extend: continuar (not: extender, prolongar, ampliar)
### shape: formato (not: proporción, aspecto)
### length: duración (not: longitud…)
### sound: sonido (not: audio…)
### cancel: cancelar / cancelado (not: anular, abortar)
### history: historial (not: archivo de videos, galería)
### settings: ajustes (not: preferencias)
### charge: se cobró (not: se facturó, se cargó)
### refund: devolver / devoluciones (not: reembols…)
### budget: presupuesto (not: cuota…)
### limit: límite (not: tope…)
### free videos: videos gratis (not: parte gratuita)
### Stars: Estrellas (not: stars)
### owner: dueño (not: operador…, propietario…, quien administra)
### admin: administrador / administradores (not: admin, admins, moderador…)
### allow: dar acceso / dado acceso (not: admitir, admitido…)
### deny: negar / negado (not: excluir, excluido…, bloquear)
### tap: toca / tocarlo (not: puls…, clic…, presion…)
### video service: servicio de video (not: proveedor…)

## Lengths of time

time-seconds = { $number } s
time-minutes = { $number } min
time-hours = { $number } h

## Greetings and help

start =
    <b>¡Hola! Hago videos con Google Veo.</b>

    Escribe lo que quieres ver y, más o menos en un minuto, tendrás tu video:
    <code>/veo un zorro rojo salta sobre un río helado</code>

    ¿Tienes una imagen? Envíala con <code>/veo ella gira la cabeza</code> como texto, o responde con eso a una imagen, y empezará a moverse.

    En /help te cuento sobre formato, duración, sonido y todo lo demás.
start-cost = Aquí un video cuesta unos { $price } ({ $model }, { $duration } s).
start-left = { $left ->
        [0] Eso fue todo por hoy. Mañana seguimos{ $sells ->
            [no] .
           *[yes] {", o ahora mismo con Stars: /buy"}
        }
        [one] Hoy te queda un video.
       *[other] Hoy te quedan { $left } videos.
    }
start-examples = O empieza con uno de estos. Te digo el precio y pregunto antes de hacerlo:
button-example-cat = 🥞 Gato hace panqueques
button-example-whale = 🐋 Ballena en las nubes
button-example-boat = ⛵ Barquito de papel
example-cat-prompt = Un gato naranja con gorro de chef lanza un panqueque al aire en una cocina soleada y le cae en la cabeza. Luz cálida, divertido, primer plano
example-whale-prompt = Una ballena nada despacio entre las nubes sobre una ciudad al atardecer, y su sombra se desliza por los tejados. Plano general, como un sueño
example-boat-prompt = Un barco de papel navega de noche por una calle lluviosa, entre charcos llenos de luces de neón. La cámara lo sigue a ras del agua
example-asked = Ya te lo pregunté: la pregunta está más abajo en este chat.
help =
    <b>Cómo pedir un video</b>
    <code>/veo{ $address } un zorro rojo salta sobre un río helado</code>
    Responde a una imagen con <code>/veo …</code>, o ponle <code>/veo …</code> como texto, y la imagen empieza a moverse. Dos imágenes son el primer y el último fotograma; tres muestran lo que debe aparecer. Responde a uno de mis videos con <code>/veo …</code> para continuarlo. Responde solo con <code>/veo</code> a una cita de un mensaje, y la cita será la descripción.

    <b>Opciones</b>, en cualquier parte del mensaje
    <code>--model veo3.1</code>  uno de { $models }
    <code>--ar 9:16</code>  vertical; <code>16:9</code> es horizontal
    <code>--duration 8</code>  duración en segundos
    <code>--res 1080p</code>  o 720p
    <code>--no lluvia, gente</code>  lo que no debe aparecer
    <code>--seed 7</code>  la misma semilla vuelve a dar un video parecido
    <code>--silent</code>  sin sonido
    <code>--raw</code>  usar mi descripción tal cual{ $improves ->
        [no] {""}
       *[yes] {"\u000A"}<code>--improve</code>  mostrar antes una descripción mejor
    }
    <code>--fix off</code>  rechazar mi descripción antes que cambiarla (3.1)
    <code>--people off</code>  sin personas en el video (3.1 Lite)
    <code>--takes 4</code>  hasta cuatro videos a la vez, todos distintos
    <code>--loop</code>  una imagen es a la vez el primer y el último fotograma
    <code>--spoiler</code>  se ve solo al tocarlo

    <b>Comandos</b>
    /veo  hacer un video{ $draws ->
        [no] {""}
       *[yes] {"\u000A"}/still  hacer primero una imagen, por centavos
    }
    /models  lo que puede hacer cada modelo
    /tasks  lo que está en curso aquí
    /history  tus videos terminados; <code>/history zorro</code> busca los que tienen esa palabra
    /settings  modelo, formato, duración e idioma en este chat
    /cancel  cancelar un video (responde a él o da su número)
    /delete  responde con esto a un video para quitarlo de tu historial
    /forget  borrar todas tus descripciones, enlaces y archivos
    /help  esta página

    { $group ->
        [yes] En los grupos solo veo los mensajes que empiezan con un comando o que me responden: escribe <code>/veo@{ $username } …</code>, o responde con eso a una imagen.
       *[no] En los grupos, escribe <code>/veo@{ $username } …</code> para que Telegram me lo pase. Y en cualquier chat, <code>@{ $username } zorro</code> encuentra tus propios videos y los envía allí.
    }
help-admins =
    <b>Para los administradores de este bot</b>
    /allow  dar acceso a alguien: <code>/allow 12345</code>, <code>/allow @name</code>, <code>/allow here</code> para este chat, o /allow como respuesta a un mensaje suyo
    /deny  negar el acceso a alguien, indicado de la misma forma
    /allowed  quién puede hacer videos
    /budget  lo gastado hoy. <code>/budget @name</code> muestra lo que ha gastado alguien, <code>/budget @name 2.50</code> fija su presupuesto diario, <code>/budget here 5</code> el de este chat y <code>/budget 2</code>, como respuesta, el de quien escribió el mensaje. <code>0</code> es sin límite y <code>off</code> vuelve a la configuración
    /costs  lo que se ha gastado, aquí y según el extracto del servicio de video
    /provider  saldo, clave, si se pueden hacer videos, precios
    /stats  lo que se ha pedido, hecho y gastado: hoy o en <code>7</code> o <code>30</code> días
    /export  el libro de cuentas como archivo CSV: este mes, <code>7</code> o <code>30</code> días, un mes como <code>2026-11</code> o <code>all</code>
models-title = <b>Modelos</b> — elige uno para este chat con un botón, o para un solo video con <code>--model</code>
models-wait = Espera
models-good-veo3-fast = Rápido y económico: para probar ideas.
models-good-veo3 = Mejor imagen y sonido que Fast: para la versión final.
models-good-veo3-1-fast = Rápido y puede más: dos fotogramas, continuar videos.
models-good-veo3-1 = El mejor: detalles finos, imágenes de referencia, continuar videos.
models-good-veo3-1-lite = El más barato: para muchos borradores.
models-good-veo3-1-lite-preview = Full HD a bajo precio; todavía es una versión preliminar.
models-good-veo2 = El clásico sin sonido: también de 5 y 7 segundos.
models-line =
    <code>{ $name }</code>{ $default ->
        [yes] {" "}(el de este chat)
       *[no] {""}
    }
    { $good }
models-details =
    <code>{ $name }</code>
    { $durations } s · { $resolutions } · { $sound ->
        [yes] con sonido
       *[no] sin sonido
    }
    a partir de { $modes }
mode-text = texto
mode-image = una imagen
mode-frames = un primer y un último fotograma
mode-references = imágenes de referencia
mode-extend = un video que continuar

## Progress

progress-head = 🎬 <b>{ $model }</b> · { $duration } s{ $resolution ->
        [none] {""}
       *[other] {" "}· { $resolution }
    }{ $price ->
        [none] {""}
       *[other] {" "}· ≈ { $price }
    }
progress-queued = Empezando…
progress-waiting = Número { $place } en la cola.
progress-submitting = Enviando tu pedido…
progress-generating = Haciendo tu video… Suele tardar alrededor de { $typical }.
progress-due = Sigo haciendo tu video… Debería estar listo en cualquier momento.
progress-slow = Sigo haciendo tu video… Está tardando más de lo normal.
progress-late = Sigo haciendo tu video… Está tardando más de lo normal, pero sigo pendiente.
progress-searching = 🔎 El servicio de video no ha respondido. Estoy buscando tu video en su registro; no se te cobrará dos veces.
progress-help-slow = Está tardando más de lo normal.
progress-ready = ¡Listo! Enviándolo…
progress-substitute = { $wanted } no puede hacer esto, así que lo hace { $model }.
button-cancel = Cancelar
button-cancel-anyway = Cancelar de todos modos
button-carry-on = Seguir haciéndolo
cancel-press-again = { $sent ->
        [yes] Puede que ya se haya cobrado.
       *[no] Ya está pagado.
    } Para cancelar de todos modos, toca el botón otra vez en el próximo minuto.
cancel-which = { $number ->
        [none] {""}
       *[other] <b>{ $number }</b> ·{" "}
    }{ $prompt }
cancel-not = De acuerdo, sigo haciéndolo.

## Buttons under a video

button-again = 🎲 Nueva variante
button-edit = ✏️ Editar
button-extend = ⏩ Continuar
button-share = 📤 Compartir
button-link = 🔗 Enlace
button-go-on = Continuar igual
button-make = 🎬 Hacerlo
button-make-for = 🎬 Hacerlo · { $price }
ask-prompt = ¿Qué debe mostrar el video? Tu próximo mensaje será la descripción. Por ejemplo: <code>un zorro rojo salta sobre un río helado</code>
ask-prompt-in-group = ¿Qué debe mostrar el video? Responde a este mensaje con la descripción o escribe, por ejemplo: <code>/veo@{ $username } un zorro rojo salta sobre un río helado</code>
ask-motion = { $mode ->
        [frames] La primera imagen será el primer fotograma y la segunda, el último. ¿Qué debe pasar entre las dos?
        [references] Todo lo que hay en tus imágenes aparecerá en el video. ¿Qué debe pasar?
       *[other] ¿Cómo debe moverse?
    } { $group ->
        [channel] Responde a este mensaje con tus palabras:
        [yes] Responde a este mensaje con tus palabras o elige:
       *[no] Responde con tus palabras o elige:
    }
ask-edit =
    { $person }, { $group ->
        [yes] responde a este mensaje con la nueva descripción
       *[no] escribe la nueva descripción
    }; lo demás queda igual. Era:
    <code>{ $prompt }</code>
ask-extend = { $person }, ¿qué pasa después? { $group ->
        [channel] Responde a este mensaje con tus palabras:
        [yes] Responde a este mensaje con tus palabras, o bien:
       *[no] Responde con tus palabras, o bien:
    }
motion-closer = La cámara se acerca
motion-closer-prompt = La cámara se acerca lentamente, con un movimiento suave y natural
motion-alive = La imagen cobra vida
motion-alive-prompt = La escena cobra vida con movimientos naturales y realistas
motion-around = La cámara gira alrededor
motion-around-prompt = La cámara gira lentamente alrededor del sujeto
motion-between = Del principio al final
motion-between-prompt = Un movimiento fluido y continuo lleva de la primera imagen a la última
motion-morph = Una se vuelve la otra
motion-morph-prompt = La primera imagen se transforma poco a poco en la última
motion-together = Todo en una escena
motion-together-prompt = Todo lo de las imágenes se reúne en una escena natural
motion-play = Juegan juntos
motion-play-prompt = Todo lo de las imágenes juega en una escena llena de vida
offer = ¿Hago un video de esto? { $model }, { $duration } s, unos { $price }.
ask-cost = Con tu respuesta hago un video: { $model }, { $duration } s, unos { $price }.
ask-stars = Si se acabaron tus videos gratis: { $stars } ⭐.
offer-prompt = <code>{ $prompt }</code>
offer-incomplete = No he recibido todas las imágenes de este álbum.
offer-raised = { $wanted ->
        [none] Aquí solo puede durar { $duration } s.
       *[other] { $wanted } no puede hacer esto. { $model } sí puede, con { $duration } s.
    } Cuesta más que los { $usual } habituales.
small-talk = 😊 ¡Qué gusto tenerte aquí! Cuando quieras, dime qué te gustaría ver. /help muestra lo que sé hacer.
own-post-only = Esta publicación no es tuya, así que no hago un video de ella. Escribe <code>/veo</code> y lo que quieres ver.
answer-too-late = Eso fue hace más de una hora, así que no se cobró nada. { $buttons ->
        [no] Escribe
       *[yes] Usa los botones o escribe
    } <code>/veo</code> y lo que quieres ver.
question-dropped = Cancelado. No se cobró nada.
link = Aquí está <a href="{ $url }">el archivo</a>. Este enlace caduca.
link-gone = El servicio de video ya no tiene este archivo.

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
       *[other] {" "}· semilla { $seed }
    }{ $price ->
        [none] {""}
       *[other] {" "}· { $price }
    }</i>
video-link = Tu video está listo, pero Telegram no acepta el archivo. Aquí está: <a href="{ $url }">abrir el video</a>
failed-safety = ⚠️ El filtro de seguridad bloqueó esta descripción. Intenta expresarla de otra forma.
    No se cobró nada.{ $detail ->
        [none] {""}
       *[other] {" "}({ $detail })
    }
failed-refused = ⚠️ El servicio de video rechazó este pedido{ $detail ->
        [none] .
       *[other] : { $detail }
    }
    No se cobró nada.
failed-operator-key = ⚠️ Ahora mismo no puedo hacer videos: el servicio de video no acepta mi clave. Solo el dueño del bot puede arreglarlo. No se cobró nada.
failed-operator-credits = ⚠️ Ahora mismo no puedo hacer videos: se agotó mi saldo. Solo el dueño del bot puede arreglarlo. No se cobró nada.
failed-operator-access = ⚠️ Ahora mismo no puedo hacer videos: el servicio de video me niega el acceso. Solo el dueño del bot puede arreglarlo. No se cobró nada.
failed-no-video = ⚠️ El video se hizo, pero luego fue retenido, probablemente por el filtro de seguridad{ $detail ->
        [none] .
       *[other] : { $detail }
    }
    Intenta expresar la descripción de otra forma.
failed-provider-failed = ⚠️ El servicio de video no pudo hacer este video{ $detail ->
        [none] .
       *[other] : { $detail }
    }
    No se cobró nada. Puedes intentarlo otra vez.
failed-timed-out = ⚠️ Busqué este video durante un día entero y nunca llegó. Dejé de buscarlo.
failed-busy = ⚠️ El servicio de video estuvo saturado todo el día. No se cobró nada. Inténtalo otra vez, por favor.
failed-not-a-picture = ⚠️ No puedo leer eso como imagen. Sirven JPEG, PNG y WebP, siempre que no sean animados; los muy grandes, solo en JPEG. No se cobró nada.
failed-picture-too-large = ⚠️ Esa imagen pesa más de 20 MB, y no puedo descargar tanto. No se cobró nada.
failed-picture-gone = ⚠️ Telegram ya no tiene esa imagen. Envíala otra vez, por favor. No se cobró nada.
failed-source-gone = ⚠️ El servicio de video ya no tiene el video que debía continuar. No se cobró nada.
failed-undeliverable = ⚠️ Tu video está listo, pero Telegram no lo aceptó durante un día entero. Dejé de intentarlo.
failed-broken = ⚠️ Algo salió mal de mi lado y no pude terminar este video. Puede que se haya cobrado.
failed-lost = ⚠️ El servicio de video ya no conoce este video. Dejé de buscarlo.
failed-unplaced = ⚠️ Telegram no aceptó mi primera respuesta, así que no empecé. No se cobró nada.
failed-cancelled = Cancelado. No se cobró nada.
failed-cancelled-paid = Cancelado. Ya se había cobrado, pero no vas a recibirlo.
failed-cancelled-sent = Cancelado. El servicio de video ya tenía tu pedido: si hace el video, se cobrará.
uncertain =
    ⚠️ Envié tu pedido, pero la respuesta se perdió. La busqué y no la encuentro.
    ¿Lo intento otra vez{ $price ->
        [none] ?
       *[other] {" "}por unos { $price }?
    } Puede que se cobre dos veces.
uncertain-unread =
    ⚠️ Envié tu pedido, pero la respuesta se perdió. No puedo comprobarlo porque ahora mismo no consigo leer el registro del servicio de video. Sigo buscando.
    ¿Lo intento otra vez{ $price ->
        [none] ?
       *[other] {" "}por unos { $price }?
    } Puede que se cobre dos veces.
uncertain-restored =
    ⚠️ Me han devuelto a un estado anterior y ya no sé qué pasó con tu pedido.
    ¿Lo intento otra vez{ $price ->
        [none] ?
       *[other] {" "}por unos { $price }?
    } Puede que se cobre dos veces.
button-rebuy = Reintentar
button-leave = No reintentar
button-retry = 🔁 Reintentar
button-edit-prompt = ✏️ Editar descripción
uncertain-left = De acuerdo, no lo reintento.
uncertain-bought = De acuerdo, lo intento otra vez.

## Refusals

refusal-empty-prompt = ¿Qué debe mostrar el video? Por ejemplo: <code>/veo{ $address } un zorro rojo salta sobre un río helado</code>
refusal-prompt-too-long = Es demasiado largo: { $length } caracteres, y puedo pasar { $limit } como máximo. Acórtalo, por favor.
refusal-unknown-command = Comando desconocido: <code>{ $name }</code>.{ $suggestion ->
        [none] {" "}En /help están todos.
       *[other] {" "}¿Quisiste decir <code>{ $suggestion }</code>?
    }
refusal-unknown-option = Opción desconocida: <code>{ $name }</code>.{ $suggestion ->
        [none] {" "}En /help están todas.
       *[other] {" "}¿Quisiste decir <code>{ $suggestion }</code>?
    }
refusal-missing-value = Falta un valor después de <code>{ $option }</code>. En /help se ve cómo.
refusal-bad-value = { $model ->
        [none] <code>{ $option }</code> no puede ser <code>{ $value }</code>: acepta { $allowed }.
       *[other] { $model } no acepta <code>{ $option } { $value }</code>: acepta { $allowed }.
    }
refusal-option-not-supported = { $names ->
        [none] <code>{ $option }</code> no funciona aquí. Quita esa opción.
       *[other] <code>{ $option }</code> solo funciona con { $names }.
    }
refusal-mode-not-supported = { $model } no puede hacer un video a partir de { $mode }. Para eso, elige { $models }.
refusal-model-retired = { $model } ya no está disponible. En /models está lo que hay.
refusal-too-many-pictures = { $count } imágenes son demasiadas: puedo usar { $limit } como máximo.
refusal-not-a-picture = No puedo leer eso como imagen. Sirven JPEG, PNG y WebP.
refusal-picture-too-large = Ese archivo es demasiado grande: puedo descargar hasta { $limit } MB.
refusal-picture-gone = Telegram ya no tiene esa imagen. Envíala otra vez, por favor.
refusal-no-picture-there = No hay ninguna imagen en el mensaje al que respondiste. Responde a una imagen, o escribe <code>/veo …</code> sin responder a nada.
refusal-foreign-video = Solo puedo continuar los videos que hice yo. Este viene de otra parte: envíame una imagen de él y haré que se mueva.
refusal-video-forgotten = Ya no sé cómo se hizo este video: su descripción, sus enlaces y sus archivos están borrados.
refusal-user-active = { $limit ->
        [one] Ya tienes un video en curso, y hago uno a la vez por persona. Inténtalo otra vez cuando esté listo. /tasks lo muestra.
       *[other] Ya tienes { $limit } videos en curso, y no puedes tener más a la vez. Inténtalo otra vez cuando uno esté listo. /tasks los muestra.
    }
refusal-user-daily = Eso es todo por hoy: { $limit ->
        [one] un video
       *[other] { $limit } videos
    } al día. El próximo, a las { $time } (en { $wait }).
refusal-chat-daily = Eso es todo por hoy para este chat: { $limit ->
        [one] un video
       *[other] { $limit } videos
    } al día. El próximo, a las { $time } (en { $wait }).
refusal-user-budget = Este video superaría tu presupuesto diario aquí: { $limit }. El próximo, a las { $time } (en { $wait }).
refusal-chat-budget = Este video superaría el presupuesto diario de este chat: { $limit }. El próximo, a las { $time } (en { $wait }).
refusal-all-budget = Este video superaría el presupuesto diario del bot. El próximo, a las { $time } (en { $wait }).
refusal-or-cheaper = Quizá todavía alcance para algo más barato: /models
refusal-above-budget = Este video cuesta unos { $price }, más que el presupuesto diario de aquí: { $limit }. Elige algo más barato: /models
refusal-not-allowed = Este bot solo hace videos para quienes su dueño ha dado acceso. Tu ID es <code>{ $user }</code> y el de este chat, <code>{ $chat }</code>: el dueño puede dar acceso a cualquiera de los dos.
refusal-denied = Los administradores de este bot te han negado el acceso. Tu ID es <code>{ $user }</code>.
refusal-button-expired = Ya no recuerdo de qué se trataba.
refusal-question-closed = Esta pregunta ya está cerrada. Escribe /veo y lo que quieres ver.
refusal-already-paid = { $sent ->
        [yes] Tu pedido ya se envió y puede que ya se haya cobrado. ¿Cancelar de todos modos?
       *[no] Ya está pagado. ¿Cancelar de todos modos?
    }
refusal-nothing-to-cancel = No hay nada que cancelar. En /tasks se ve lo que está en curso.
refusal-not-theirs = Eso solo puede decidirlo quien pidió este video o un administrador de este chat.
refusal-not-asked = Eso solo puede decidirlo la persona a quien se lo pregunté.
refusal-not-admin = Eso solo pueden hacerlo los administradores de este bot.
refusal-not-a-member = Solo los miembros de este chat pueden usar sus botones. Si eres uno de ellos, responde primero a uno de mis mensajes y toca otra vez.
refusal-press-in-channel = En un canal ningún botón hace un video: cualquier lector podría tocarlo.
refusal-too-dear-for-channel = Esto costaría unos { $price }. Por encima de { $limit } pregunto antes con un botón, y en un canal podría tocarlo cualquier lector. Elige algo más barato: /models
refusal-dearer-in-channel = Esto se haría con { $model }, { $duration } s, por unos { $price }: más de lo habitual aquí. Si lo quieres así, añade <code>--model { $family } --duration { $duration }</code>.
refusal-speaks-as-channel = Pídelo en tu propio nombre: no puedo hacer videos en nombre de este canal o grupo.
refusal-nobody-meant = ¿A quién te refieres? Da un ID o un @nombre, escribe <code>here</code> para este chat o responde a un mensaje suyo.
refusal-not-a-subject = <code>{ $value }</code> no es un ID ni un @nombre. Los ID son números enteros, y los de los chats son negativos.
refusal-unknown-person = Todavía no conozco a <code>@{ $username }</code>. Da su ID o responde a un mensaje suyo.
refusal-name-unchecked = Telegram no me dice si <code>@{ $username }</code> sigue siendo la persona que conozco. Da su ID o responde a un mensaje suyo.
refusal-too-many-words = Es demasiado: después de este comando { $most ->
        [one] puede ir una palabra
       *[other] pueden ir { $most } palabras
    } como máximo. En /help se ve cómo.
refusal-bad-amount = <code>{ $value }</code> no puede ser un presupuesto. Da dólares y centavos como <code>2.50</code>, hasta un millón; <code>0</code> es sin límite y <code>off</code> vuelve a la configuración.
refusal-budget-too-low = { $spent ->
        [none] Hoy ya hay más gastado o reservado ahí, así que el presupuesto no puede ser tan bajo.
       *[other] Hoy ya hay { $spent } gastados o reservados ahí, así que el presupuesto no puede ser menor.
    }
refusal-bad-period = No entiendo <code>{ $value }</code> como período. Escribe { $allowed } después del comando, o nada.
refusal-private-only = Aquí podrían leerlo otras personas: escríbemelo en privado.
refusal-is-admin = <code>{ $user }</code> es administrador de este bot, y los administradores siempre tienen acceso. Solo ADMIN_USERS, en la configuración, lo cambia.
refusal-broken = Algo salió mal de mi lado. No se cobró nada. Inténtalo otra vez, por favor.

## Better prompts and pictures

button-improve = ✨ Mejorar
button-first = 🖼 Primero una imagen
button-use = 🎬 Usarla · { $price }
button-mine = Dejar la mía
button-move = 🎬 Ponerla en movimiento
button-redraw = 🔁 Otra
button-repaint = ✏️ Editar
button-as-is = Tal como se describe
words-progress = ✨ Mejorando tu descripción…
improved =
    ✨ <b>Una descripción mejor</b>
    <code>{ $prompt }</code>
words-ended = { $why ->
        [cancelled] Cancelado. Tu descripción queda como está.
        [cancelled-paid] Cancelado. Tu descripción queda como está. La mejorada ya estaba escrita y se cobró: una fracción de centavo.
        [cancelled-sent] Cancelado. Tu descripción queda como está. Si la mejorada se escribe de todos modos, se cobrará: una fracción de centavo.
        [refused] ✨ El servicio rechazó esta descripción, así que queda como está. No se cobró nada.
        [provider-failed] ✨ El servicio no pudo hacerlo, así que tu descripción queda como está. No se cobró nada.
        [no-words] ✨ No llegó nada que sirva, así que tu descripción queda como está.
        [words-too-long] ✨ Lo que llegó es demasiado largo para una descripción, así que la tuya queda como está.
        [operator] ✨ Ahora mismo no puedo mejorar descripciones, y solo el dueño del bot puede arreglarlo. La tuya queda como está.
        [busy] ✨ Tardó demasiado, así que tu descripción queda como está. No se cobró nada.
        [result-lost] ✨ La descripción mejorada se escribió y se cobró, una fracción de centavo, pero se perdió por el camino. La tuya queda como está.
        [lost] ✨ No recibí respuesta a tiempo, así que tu descripción queda como está. Puede que se haya cobrado una fracción de centavo.
       *[other] ✨ Algo salió mal, así que tu descripción queda como está.
    }{ $detail ->
        [none] {""}
       *[other] {" "}({ $detail })
    }
still-progress = 🖼 Haciendo una imagen{ $price ->
        [none] {""}
       *[other] {" "}por unos { $price }
    }…
still-caption = { $prompt }

    <i>🖼{ $price ->
        [none] {""}
       *[other] {" "}{ $price }
    }</i>
still-link = Tu imagen está lista, pero Telegram no acepta el archivo. Aquí está: <a href="{ $url }">abrir la imagen</a>
still-cost = Con tu respuesta hago una imagen por unos { $price }.
still-ended = { $why ->
        [cancelled] Cancelado. No se cobró nada.
        [cancelled-paid] Cancelado. Ya se había cobrado, pero no vas a recibirla.
        [cancelled-sent] Cancelado. El servicio de video ya tenía tu pedido: si hace la imagen, se cobrará.
        [refused] ⚠️ El servicio rechazó este pedido. No se cobró nada. Intenta expresar la descripción de otra forma.
        [provider-failed] ⚠️ El servicio no pudo hacer esta imagen. No se cobró nada. Puedes intentarlo otra vez.
        [no-picture] ⚠️ La imagen se hizo, pero luego fue retenida, probablemente por el filtro de seguridad. Intenta expresar la descripción de otra forma.
        [operator] ⚠️ Ahora mismo no puedo hacer imágenes. Solo el dueño del bot puede arreglarlo. No se cobró nada.
        [busy] ⚠️ El servicio estaba demasiado saturado para hacer una imagen. No se cobró nada. Inténtalo otra vez, por favor.
        [result-lost] ⚠️ La imagen se hizo y se cobró, pero se perdió por el camino. Puedes pedir otra.
        [lost] ⚠️ No recibí respuesta, así que no sé si la imagen se hizo y se cobró. Sigo buscando. Puedes pedir otra.
        [undeliverable] ⚠️ Tu imagen está lista, pero Telegram no la aceptó durante un día entero. Dejé de intentarlo.
       *[other] ⚠️ Algo salió mal con esta imagen. Puede que se haya cobrado.
    }{ $detail ->
        [none] {""}
       *[other] {" "}({ $detail })
    }
press-again = Tu toque me llegó tarde, así que no se cobró nada. Toca otra vez si todavía lo quieres.
price-risen = El precio subió a unos { $price }, así que no se cobró nada. Toca el botón si todavía lo quieres.
refusal-empty-still = ¿Qué debe mostrar la imagen? Por ejemplo: <code>/still{ $address } un zorro rojo sobre un río helado</code>
refusal-not-for-stills = Las imágenes no admiten <code>{ $option }</code>, solo <code>--ar</code> y <code>--no</code>. Quita esa opción.
refusal-help-off = El dueño del bot lo ha desactivado.
refusal-help-in-channel = Mejorar una descripción termina en botones, y en los canales no hay: quita <code>--improve</code>.
refusal-help-elsewhere = Aquí solo cabe el video: quita <code>--improve</code> o pídemelo en nuestro chat privado.
refusal-user-helping-active = { $limit ->
        [one] Ya tienes una imagen o una descripción en curso, y hago una a la vez. Inténtalo otra vez en un momento.
       *[other] Ya tienes { $limit } imágenes y descripciones en curso, y no puedes tener más a la vez. Inténtalo otra vez en un momento.
    }
refusal-user-helps = Eso es todo por hoy: { $limit } imágenes y descripciones mejoradas al día. Podrás seguir a las { $time } (en { $wait }).
settings-improve = Mejorar descripciones
settings-improve-about = ¿Mejoro cada descripción y te la muestro antes de que se cobre nada? «Automático» es no; <code>--raw</code> usa tu descripción tal cual.
reason-result-lost = resultado perdido
reason-no-picture = imagen retenida
reason-no-words = sin texto
reason-words-too-long = texto demasiado largo
command-still = Hacer primero una imagen, por centavos

## Tasks

tasks-title = <b>En curso</b>
tasks-none = No hay nada en curso aquí.
tasks-line = <b>{ $number }</b> · { $model } · { $status } · { $prompt }
status-queued = en la cola
status-submitting = enviando tu pedido
status-generating = en curso
status-ready = enviándose
cancel-done = Cancelado: { $prompt }

button-cancel-number = Cancelar { $number }

## History

history-title = <b>Tus videos</b>{ $pages ->
        [1] {""}
       *[other] {" "}· página { $page } de { $pages }
    }
history-search = 🔎 <code>{ $words }</code>
history-none = Todavía no tienes videos terminados. Escribe <code>/veo</code> y lo que quieres ver.
history-line = <b>{ $place }</b> · { $date } · { $model } · { $prompt }
history-missing = Ninguno de tus videos tiene <code>{ $words }</code> en su descripción. /history los muestra todos.
history-not-yours = Este es el historial de otra persona. /history muestra el tuyo.
delete-none = Responde con /delete a uno de mis videos para quitarlo de tu historial.
delete-not-yours = Eso solo puede hacerlo quien pidió el video.
delete-done = Quitado de tu historial. El mensaje se queda aquí.
button-undo = ↩️ Deshacer
delete-undone = De vuelta en tu historial.
undo-too-late = Pasaron más de diez minutos, así que queda fuera de tu historial.
button-forget = 🗑 Borrar todo
forget-ask =
    <b>¿Borro todo lo tuyo?</b>
    Se borran las descripciones, los enlaces, los archivos y las imágenes de todos tus videos, en todos tus chats conmigo. Los videos ya no estarán en tu historial, y sus botones dejarán de funcionar.
    Los videos en sí se quedan en sus chats, y lo que otras personas ya hicieron a partir de ellos sigue siendo suyo. También conservo cuándo los pediste y cuánto costaron, para que los límites sigan contando. Esto no se puede deshacer.
forget-done = Listo. Tus descripciones, enlaces, archivos e imágenes están borrados.
forget-later = Tus descripciones, enlaces, archivos e imágenes están borrados, salvo lo que sigue abierto: { $count ->
        [one] un video que se está haciendo o que aún estoy buscando. Lo que guardo de él
       *[other] { $count } videos que se están haciendo o que aún estoy buscando. Lo que guardo de ellos
    } se borra en cuanto eso termine, en un día más o menos.
forget-kept = De acuerdo, todo queda como está.
forget-not-yours = Eso solo puede decidirlo quien escribió /forget.
inline-about = Veogram · { $model }
inline-start = Haz tu primer video

## Stars

refusal-or-stars = O paga este video con Estrellas: { $stars } ⭐{ $balance ->
        [0] .
       *[other] {" "}(tienes { $balance } ⭐).
    } /buy
refusal-stars-owed = { $stars ->
        [0] Debes Estrellas
       *[other] Debes { $stars } ⭐
    }: se te devolvieron Estrellas que ya habías gastado. En cuanto las repongas con /buy, volveré a hacerte videos.
refusal-stars-off = Ahora mismo aquí no se venden Estrellas.
refusal-unknown-pack = No existe ese paquete. Elige { $packs }.
refusal-bad-refund = Escribe <code>/refund PAGO</code> con el ID del pago y, si no conozco el pago, después el ID de la persona.
refusal-unknown-payment = No conozco ningún pago con este ID.{ $person ->
        [none] {" "}Si es correcto, añade el ID de la persona: <code>/refund PAGO PERSONA</code>
       *[other] {""}
    }
refusal-refund-refused = Telegram no lo ha devuelto: { $words }
buy =
    <b>Estrellas para videos</b>
    Cuando se acaban tus videos gratis, pagas con Estrellas: { $rate } ⭐ por cada dólar que cuesta un video. { $held }.
    ¿Qué paquete quieres? En /terms se explica lo que compras.
buy-monthly = { $stars } ⭐ cada 30 días, hasta que canceles la suscripción en los ajustes de Telegram.
button-pack = { $stars } ⭐{ $monthly ->
        [yes] {" "}cada 30 días
       *[no] {""}
    }
button-subscribe = Suscribirme: { $stars } ⭐
button-private = Ir al chat privado
private-only = Eso queda entre tú y yo: escríbemelo en privado.
invoice-title = { $stars } ⭐ para videos
invoice-about = { $monthly ->
        [yes] Saldo para videos con este bot, cada 30 días. No caduca.
       *[no] Saldo para videos con este bot. No caduca.
    }
checkout-expired = Esta factura ya no vale. Escribe /buy para recibir otra.
checkout-not-allowed = Este bot no hace videos para ti, así que sus Estrellas no te servirían. No se cobró nada.
stars-credited =
    ¡Gracias! { $stars } ⭐ son tuyas{ $debt ->
        [0] ; ahora tienes { $balance } ⭐.
       *[other] .
    }
    Pago: <code>{ $payment }</code>
stars-refunded = Telegram te ha devuelto { $stars } ⭐.{ $debt ->
        [0] {" "}Ahora tienes aquí { $balance } ⭐.
       *[other] {""}
    }
progress-stars = Pagado con { $stars } ⭐ tuyas.
ending-stars-back = Tus { $stars } ⭐ están de vuelta.
balance = Tienes { $balance } ⭐
balance-owed = Debes { $stars } ⭐
balance-none = Todavía no hay nada aquí.{ $rate ->
        [0] {""}
       *[other] {" "}En /buy están los paquetes.
    }
balance-line = { $date } · <b>{ $stars } ⭐</b> · { $what }
balance-purchase = compradas
balance-refund = devueltas a ti
balance-reserve = por el video { $number }
balance-credit = de vuelta por el video { $number }
balance-correction = corrección del video { $number }
terms =
    <b>Lo que compras</b>
    { $rate ->
        [0] Ahora mismo aquí no se venden Estrellas; el saldo que tengas se conserva.
       *[other] Una Estrella de Telegram compra una Estrella de saldo. Cuando se acaban tus videos gratis, { $rate ->
            [one] se descuenta
           *[other] se descuentan
        } { $rate } ⭐ por cada dólar que cuesta un video, redondeando hacia arriba; el mensaje de progreso dice cuántas.
    }
    Si es seguro que un video no costó nada, porque fue rechazado, falló o se canceló a tiempo, sus Estrellas vuelven solas. El saldo solo sirve para videos con este bot; no caduca y no se puede transferir.{ $customer ->
        [no] {""}
       *[yes] {" "}Los paquetes mensuales se renuevan cada 30 días, hasta que los canceles en los ajustes de Telegram.
    }
    Quien vende es el dueño del bot, no Telegram.{ $customer ->
        [no] {""}
       *[yes] {" "}Para preguntas y devoluciones escribe /paysupport.
    } Lo que has pagado y gastado queda registrado, también después de /forget.
paysupport = ¿Hay algún problema con un pago? Escribe <code>/paysupport</code> y, en el mismo mensaje, qué pasó. Se lo paso al dueño del bot, con tu ID y tus últimos pagos.
paysupport-done = Se lo he pasado al dueño del bot, que puede responderte y devolverte Estrellas.
paysupport-later = Has preguntado varias veces en una hora. Vuelve a preguntar más tarde.
paysupport-nobody = No he podido avisar al dueño del bot. Inténtalo más tarde.
refund-done = Devuelto. <code>{ $user }</code> { $debt ->
        [0] tiene ahora { $balance } ⭐.
       *[other] debe ahora { $debt } ⭐.
    }
refund-already = Eso ya estaba devuelto.
subscription-ended = La suscripción mensual está cancelada: no se cobrará nada más por ella.
help-stars =
    <b>Estrellas</b>
    /buy  Estrellas para cuando se acaben tus videos gratis
    /balance  lo que tienes
    /terms  lo que compras
    /paysupport  preguntar por un pago
alert-paysupport = 💬 { $person } · { $balance } ⭐ · pregunta por un pago:
help-stars-admin = /refund  devolver las Estrellas de alguien, con el ID del pago
alert-paysupport-payment = { $stars } ⭐ pagadas; así se devuelven: <code>/refund { $payment }</code>
alert-star-payment = ⭐ Un pago de { $stars } ⭐ de <code>{ $user }</code> no estaba abonado hasta ahora, porque se perdió el mensaje de Telegram: <code>{ $payment }</code>
alert-star-refund = ⭐ Una devolución de { $stars } ⭐ a <code>{ $user }</code> no estaba anotada hasta ahora, porque se perdió el mensaje de Telegram: <code>{ $payment }</code>
alert-star-more = … y { $count } más, que están en el registro.

## Settings

settings-title =
    <b>Ajustes</b>
    Valores por defecto de este chat; las opciones de <code>/veo</code> tienen prioridad.
settings-holds = { $name }: <b>{ $value }</b> · { $by ->
        [bot] por defecto en el bot
        [model] por defecto en el modelo
        [person] como en tu Telegram
       *[chat] elegido aquí
    }
settings-unfit = ⚠️ { $model } hace { $allowed }. Aquí está elegido { $chosen }, que no sirve: será { $value }.
settings-unfit-sound = ⚠️ { $model } solo hace videos sin sonido, aunque aquí el sonido esté activado.
settings-unfit-enhance = ⚠️ En { $model } no se puede elegir si enriquece la descripción: lo elegido aquí no tiene efecto.
settings-price = Un video con estos ajustes cuesta unos { $price }.
settings-row = { $name }: { $value }
settings-model = Modelo
settings-model-about = ¿Qué modelo debe hacer los videos aquí? En /models está lo que puede hacer cada uno.
settings-aspect-ratio = Formato
settings-aspect-ratio-about = ¿Qué formato? Una imagen conserva el suyo.
settings-duration = Duración
settings-duration-about = ¿Cuánto debe durar? Un modelo que no puede con esa duración usa la suya habitual.
settings-resolution = Resolución
settings-resolution-about = ¿Qué resolución, cuando el modelo permite elegir?
settings-generate-audio = Sonido
settings-generate-audio-about = ¿Con sonido, cuando el modelo puede?
settings-enhance-prompt = Enriquecer descripciones
settings-enhance-prompt-about = ¿Puede el modelo enriquecer tu descripción antes de empezar?
settings-language = Idioma
settings-language-about = ¿Qué idioma debo hablar aquí?
settings-admins-only = En un grupo, solo sus administradores pueden cambiar esto.
choice-auto = Automático
choice-on = Sí
choice-off = No
shape-16-9 = Horizontal (16:9)
shape-9-16 = Vertical (9:16)
button-back = ‹ Volver

## Groups

group-hello = ¡Hola! Hago videos con Google Veo. Escriban <code>/veo@{ $username } un zorro rojo salta sobre un río helado</code>, o respondan a una imagen con <code>/veo@{ $username } ella gira la cabeza</code>.
group-hears-commands = Aquí solo veo los mensajes que empiezan con un comando o que me responden. Las imágenes me llegan cuando alguien responde a ellas con <code>/veo@{ $username } …</code>.
group-hears-all = Aquí veo todos los mensajes. Basta con <code>/veo …</code>.
group-not-allowed = Mi dueño todavía no ha dado acceso a este grupo. Su ID es <code>{ $chat }</code>.

## Access

access-allowed = ✅ { $who }: { $kind ->
        [chat] ahora todos pueden hacer videos en este chat.
       *[person] ya puede hacer videos, en cualquier chat.
    }
access-open = De momento pueden todos de todas formas: ni ALLOWED_USERS ni ALLOWED_CHATS nombran a nadie. Para dar acceso solo a quienes nombres, pon ahí al menos un ID; el tuyo basta.
access-denied = 🚫 { $who }: { $kind ->
        [chat] ya nadie puede hacer videos en este chat, salvo quienes tengan acceso propio.
       *[person] ya no puede hacer videos, en ningún chat.
    }
access-listed = Pero este chat está en ALLOWED_CHATS, en la configuración, así que ahí todos siguen pudiendo.
allowed-title = <b>Quién puede hacer videos</b>{ $open ->
        [yes] {" "}— todos, salvo quienes no tienen acceso: ni ALLOWED_USERS ni ALLOWED_CHATS nombran a nadie.
       *[no] {""}
    }
allowed-by-settings = <b>Con acceso según la configuración</b>
allowed-by-admins = <b>Con acceso dado por administradores</b>
allowed-denied = <b>Con acceso negado por administradores</b>
list-more = … y { $count } más
button-knock = 🚪 Pedir acceso
knock-asked = Se lo he preguntado a los administradores. Si te dan acceso, te aviso.
knock-needless = Aquí puedes hacer videos. Escribe /veo y lo que quieres ver.
knock-refused = Los administradores te han negado el acceso.
knock-unheard = Ahora mismo no puedo avisar a ningún administrador.
knock-decided = Eso ya está decidido.
knock-private = 🚪 { $person } pide acceso, en un chat privado conmigo.
knock-group =
    🚪 { $person } pide acceso.
    Chat: { $chat }
button-verdict-person = ✅ Dar acceso personal
button-verdict-chat = ✅ Dar acceso al chat
button-verdict-deny = 🚫 Negar el acceso
knock-person = ✅ { $admin } ha dado acceso a { $person }.
knock-chat = ✅ { $admin } ha dado acceso a todos los del chat { $chat }.
knock-deny = 🚫 { $admin } ha negado el acceso a { $person }.
knock-closed = 🚫 { $admin } ha negado el acceso al chat { $chat }.
welcome-person = { $person }, ya tienes acceso: puedes hacer videos. Escribe /veo y lo que quieres ver.
welcome-chat = { $person }, en el chat desde el que lo pediste ya pueden hacer videos todos. Escribe ahí /veo y lo que quieres ver.

## Budgets

budget-title = <b>Gastado hoy, sin lo pagado con Estrellas</b>
budget-of-all = Entre todos
budget-of-chat = Este chat
budget-of-user = Tú
budget-line = { $who }: { $spent }{ $limit ->
        [none] {""}
       *[other] {" "}de { $limit }
    }{ $reserved ->
        [none] {""}
       *[other] , de los que { $reserved } son para videos en curso
    }
budget-list = <b>Presupuestos diarios fijados por administradores</b>
budget-row = { $who }: { $limit ->
        [none] sin límite
       *[other] { $limit }
    }
budget-chat = el chat { $chat }
budget-set = 💰 { $who }: { $limit ->
        [none] sin límite desde ahora.
       *[other] { $limit } al día desde ahora.
    }{ $spent ->
        [none] {""}
       *[other] {" "}Gastado hoy: { $spent }.
    }
budget-off = 💰 { $who }: de nuevo como en la configuración, { $limit ->
        [none] sin límite.
       *[other] { $limit } al día.
    }{ $spent ->
        [none] {""}
       *[other] {" "}Gastado hoy: { $spent }.
    }

## The operator

alert-key = 🔑 La AI/ML API ya no acepta la clave. Nadie puede hacer videos hasta que AIMLAPI_KEY sea correcta.
alert-credits = 💳 Se agotó el saldo de la cuenta de la AI/ML API. Nadie puede hacer videos hasta que se recargue.
alert-access = ⛔ La AI/ML API niega el acceso: { $detail }
alert-balance = 💳 El saldo de la cuenta de la AI/ML API es de { $balance }, por debajo de { $limit }.
alert-budget = { $percent ->
        [100] 💸 Se agotó el presupuesto de hoy para todos: { $spent } de { $budget }. { $stars ->
            [0] Nadie puede hacer videos hasta mañana.
           *[other] Hasta mañana solo se hacen videos a cambio de Estrellas.
        }
       *[other] 💸 Se ha gastado o reservado más del { $percent } % del presupuesto de hoy para todos: { $spent } de { $budget }.
    }
alert-budget-refused = 💸 Se rechazó un video de { $price }: queda demasiado poco del presupuesto de hoy para todos, { $budget }.
alert-budget-too-low = 💸 Se rechazó un video de { $price }: cuesta más que el presupuesto de un día entero para todos, { $budget }.
alert-failures = ⚠️ { $failed } de los últimos { $count } videos fallaron en el servicio de video. /provider muestra cómo están las cosas.
alert-ours-only = 🧾 { $count ->
        [one] Un video está anotado como cobrado y falta
       *[other] { $count } videos están anotados como cobrados y faltan
    } desde hace más de un día en el extracto del servicio de video: { $amount }. /costs muestra más.
alert-corrected = 🧾 { $count ->
        [one] Un video costó una cantidad distinta
       *[other] { $count } videos costaron una cantidad distinta
    } de la anotada. Lo he corregido: { $amount } en total.
alert-above-quote = 🧾 { $count ->
        [one] Un video costó
       *[other] { $count } videos costaron
    } más de lo que decía la lista de precios: { $amount } en total. Está anotado lo que se cobró.
alert-ledger-gap = 🧾 Algunas líneas del extracto del servicio de video no se pueden leer. Mientras sea así, no se devuelven Estrellas por videos que parecen no haberse cobrado. El registro tiene más detalles.
alert-audit = 🧮 { $count ->
        [one] Una suma no coincide
       *[other] { $count } sumas no coinciden
    } con el libro de cuentas: { $names }. Quizá alguien cambió la base de datos a mano.

## Costs

costs-title = <b>Gastos</b>
costs-read = { $wait ->
        [none] Todavía no he leído el extracto del servicio de video.
       *[other] Leí el extracto del servicio de video hace { $wait }.
    }
costs-period = <b>{ $days ->
        [1] Hoy
       *[other] Los últimos { $days } días
    }</b>: cobrado por el servicio de video { $amount }
costs-matched = Asignado: { $amount }
costs-other = Otro uso: { $amount }
costs-awaited = Aún no figura: { $amount } ({ $count })
costs-ours-only = Solo aquí: { $amount } ({ $count })
costs-reserved = Reservado: { $amount } ({ $count })
costs-corrected = Corregido: { $amount } ({ $count })
costs-missing = <b>Solo aquí, por número de video</b>
costs-missing-line = <b>{ $number }</b> · { $day } · { $amount }
costs-about =
    <b>Asignado</b> es lo que el servicio de video cobró por los videos de este bot; <b>otro uso</b>, lo que cobró por otros bots y claves de la cuenta; juntos son todo su extracto.{ $awaited ->
        [no] {""}
       *[yes] {" "}<b>Aún no figura</b> está anotado aquí y puede tardar hasta un día en aparecer allí.
    } <b>Solo aquí</b> está anotado aquí y falta allí desde hace más de un día. <b>Reservado</b> es aquello cuyo costo aún no se conoce.{ $corrected ->
        [no] {""}
       *[yes] {" "}<b>Corregido</b> es lo que primero se anotó con otra cantidad.
    } Entre paréntesis: videos.

## The provider

provider-title = <b>El servicio de video</b>: AI/ML API
provider-balance = { $amount ->
        [none] Ahora mismo no se puede leer el saldo.
       *[other] Saldo: { $amount }
    }
provider-top-up = Recarga automática: { $amount } por debajo de { $threshold }
provider-no-top-up = { $known ->
        [yes] Recarga automática: desactivada
       *[no] Ahora mismo no se puede leer si hay recarga automática.
    }
provider-key = { $state ->
        [enabled] Clave: activa
        [disabled] Clave: ⛔ desactivada
       *[unknown] Ahora mismo no se puede consultar la clave.
    }
provider-scopes = Sirve para: { $scopes ->
        [all] todo
        [none] nada
       *[other] { $scopes }
    }
provider-no-videos = ⚠️ No sirve para hacer videos.
provider-limit = Límite de gasto: { $amount ->
        [none] ninguno
       *[other] { $amount }{ $period ->
            [day] {" "}al día
            [week] {" "}a la semana
            [month] {" "}al mes
           *[other] {""}
        }
    }
provider-open = ✅ Se pueden hacer videos.
provider-problem = ⛔ { $model ->
        [all] No se hacen videos
       *[other] { $model } no hace videos
    }: { $problem ->
        [key] no se acepta la clave
        [credits] se agotó el saldo de la cuenta
       *[access] se niega el acceso
    }{ $detail ->
        [none] {""}
       *[other] {" "}({ $detail })
    }. Lo sigo intentando con una petición por minuto.
provider-prices = { $wait ->
        [none] Precios según mi propia lista ({ $month }), porque la del servicio de video aún no se ha leído:
       *[other] Precios, leídos hace { $wait }:
    }
provider-price = { $model }, { $duration } s: { $price }

## Statistics

stats-title = 📊 <b>{ $title }</b>
stats-videos = 🎬 Videos pedidos: { $count }
stats-counted = { $what } { $count }
stats-failures = ⚠️ Fallaron por: { $reasons }
stats-dollars = 💵 Cobrado: { $charged }{ $reserved ->
        [none] {""}
       *[other] {" "}· reservado: { $reserved }
    }
stats-stars = ⭐ Estrellas compradas: { $bought } · usadas: { $used }{ $back ->
        [0] {""}
       *[other] {" "}· devueltas: { $back }
    }
stats-waits = ⏱ <b>Del pedido al video</b>
stats-wait = { $model }: la mitad en { $median }, nueve de cada diez en { $ninetieth }
stats-chats = 💬 <b>Grupos que más han gastado</b>
stats-people = 👤 <b>Personas que más han gastado</b>
stats-spender = { $who }: { $amount } ({ $count })
stats-line = dólares estadounidenses
button-stats-1 = Hoy
button-stats-7 = 7 días
button-stats-30 = 30 días
outcome-delivered = entregados
outcome-failed = fallidos
outcome-cancelled = cancelados
outcome-pending = en curso
reason-safety = filtro de seguridad
reason-refused = rechazado
reason-operator-key = clave rechazada
reason-operator-credits = sin saldo
reason-operator-access = acceso denegado
reason-no-video = retenido
reason-provider-failed = fallo del servicio
reason-timed-out = nunca llegó
reason-busy = servicio saturado
reason-not-a-picture = no es una imagen
reason-picture-too-large = imagen demasiado grande
reason-picture-gone = imagen perdida
reason-source-gone = origen perdido
reason-chat-gone = chat desaparecido
reason-unplaced = chat desconocido
reason-cancelled = cancelado
reason-undeliverable = no se pudo entregar
reason-broken = error del bot
reason-lost = respuesta perdida
reason-unread-log = registro ilegible
reason-restored = incierto tras restaurar
export-caption = 🧾 Entradas del libro de cuentas: { $count } · { $dates }
export-cut = En { $limit } MB no cabe más. Para el resto, pide menos días.
export-none = El libro de cuentas no tiene entradas en este período: { $dates }
export-all = todo
export-failed = El archivo es demasiado grande para llegar a tiempo. Pide menos días.

## Several takes, files and links

take-number = { $number } de { $takes }
take-line = { $number } · { $state }
take-ending = <b>{ $take }</b> · { $words }
takes-head = 🎬 <b>{ $model }</b> · { $duration } s{ $resolution ->
        [none] {""}
       *[other] {" "}· { $resolution }
    } · { $takes } videos en total{ $price ->
        [none] {""}
       *[other] {" "}· ≈ { $price }
    }
takes-usual = Cada uno suele tardar alrededor de { $typical }.
takes-due = Deberían estar listos en cualquier momento.
status-late = todavía en curso, tarda más de lo normal
status-searching = buscándolo en el registro del servicio de video
status-delivered = ✅ listo
status-failed = ⚠️ falló
status-cancelled = cancelado
status-uncertain = ❓ no encontrado
offer-takes = ¿Hago { $takes } videos de esto? { $model }, { $duration } s cada uno, unos { $price } en total.
ask-cost-takes = Con tu respuesta hago { $takes } videos: { $model }, { $duration } s cada uno, unos { $price } en total.
button-make-takes = 🎬 Hacer { $takes } videos · { $price }
button-cancel-all = Cancelar todos
refusal-takes-user-active = { $takes } videos a la vez son demasiados: puedes tener { $limit } en curso. Pide menos o espera a que terminen otros.
refusal-takes-user-daily = { $takes } videos son más de los que te quedan de { $limit } al día. Pide menos.
refusal-takes-chat-daily = { $takes } videos son más de los que le quedan a este chat de { $limit } al día. Pide menos.
refusal-takes-budget = { $takes } videos cuestan más de lo que hoy queda del presupuesto aquí. Pide menos.
refusal-takes-or-stars = O págalos todos con Estrellas: { $stars } ⭐{ $balance ->
        [0] .
       *[other] {" "}(tienes { $balance } ⭐).
    } /buy
refusal-one-video-there = En este mensaje cabe un solo video: quita <code>--takes</code>.
refusal-loop-needs-picture = <code>--loop</code> necesita una imagen con la que el video empiece y acabe: responde con esto a una imagen o ponlo como su texto.
button-file = 📎 Archivo
button-copy = 📋 Copiar descripción
file-asked = El archivo ya está en camino.
button-like-this = 🎬 Hacer uno así
settings-share-link = Enlace al compartir
settings-share-link-about = En los videos que envías a otros chats: ¿un botón que me abre con la misma descripción? Quien lo toca paga sus propios videos.

## The command menu

command-veo = Hacer un video
command-models = Lo que puede hacer cada modelo
command-tasks = Lo que está en curso aquí
command-history = Tus videos terminados
command-settings = Ajustes de este chat
command-delete = Quitar un video de tu historial
command-forget = Borrar mis descripciones y archivos
command-cancel = Cancelar un video
command-buy = Comprar Estrellas para videos
command-balance = Tus Estrellas
command-terms = Lo que compras con Estrellas
command-paysupport = Preguntar por un pago
command-refund = Devolver las Estrellas de alguien
command-help = Cómo pedir lo que quieres
command-allow = Dar acceso a alguien
command-deny = Negar el acceso a alguien
command-allowed = Quién puede hacer videos
command-budget = Gastos y presupuestos
command-costs = Lo que se ha gastado
command-provider = Saldo, clave y precios
command-stats = Lo que se ha hecho y gastado
command-export = El libro de cuentas como archivo

## In chats that the bot is no member of

guest-empty = ¿Qué debe mostrar el video? Por ejemplo: <code>@{ $username } un zorro rojo salta sobre un río helado</code>
inline-make = Hacer un video de esto · { $duration } s{ $price ->
        [none] {""}
       *[other] {" "}· { $price }
    }
offer-inline =
    { $prompt }
    <i>{ $model } · { $duration } s · aún sin hacer</i>
inline-refused = Así no se puede hacer
refusal-not-the-sender = Solo quien lo pidió puede usar estos botones.
help-inline = En cualquier chat, escribe <code>@{ $username } un zorro rojo</code> y elige «Hacer un video de esto»: el botón de tu mensaje lo hace allí mismo.
help-guests = En los chats en los que no estoy, escribe <code>@{ $username } un zorro rojo</code>, también al responder a una imagen o junto a ella: el video llega a ese chat.
