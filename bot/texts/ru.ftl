## Lengths of time

time-seconds = { $number } с
time-minutes = { $number } мин
time-hours = { $number } ч

## Greetings and help

start =
    <b>Здравствуйте! Я делаю видео с помощью Google Veo.</b>

    Напишите, что хотите увидеть, и примерно через минуту видео будет здесь:
    <code>/veo рыжая лиса перепрыгивает замёрзшую реку</code>

    Есть картинка? Отправьте её с подписью <code>/veo она поворачивает голову</code> или ответьте так на картинку, и она придёт в движение.

    В /help — о формате, длине, звуке и обо всём остальном.
help =
    <b>Как попросить видео</b>
    <code>/veo рыжая лиса перепрыгивает замёрзшую реку</code>
    Ответьте на фото командой <code>/veo …</code> или напишите <code>/veo …</code> в подписи к нему, и картинка придёт в движение. Два фото станут первым и последним кадром, три покажут, что должно появиться. Ответьте командой <code>/veo …</code> на одно из моих видео, и оно продолжится.

    <b>Параметры</b>, в любом месте сообщения
    <code>--model veo3.1</code>  модель: { $models }
    <code>--ar 9:16</code>  вертикально; <code>16:9</code> — горизонтально
    <code>--duration 8</code>  длина в секундах
    <code>--res 1080p</code>  или 720p
    <code>--no дождь, люди</code>  чего быть не должно
    <code>--seed 7</code>  с тем же числом снова выйдет похожее видео
    <code>--silent</code>  без звука
    <code>--raw</code>  взять мои слова как есть
    <code>--fix off</code>  лучше отказать, чем менять слова (3.1)
    <code>--people off</code>  без людей (3.1 Lite)

    <b>Команды</b>
    /veo  сделать видео
    /models  что умеет каждая модель
    /tasks  что сейчас делается здесь
    /history  ваши готовые видео
    /settings  модель, формат, длина и язык в этом чате
    /cancel  отменить видео (ответом на него или по номеру)
    /delete  ответьте так на видео, чтобы убрать его из истории
    /forget  удалить все ваши описания, ссылки и файлы
    /help  эта страница

    { $group ->
        [yes] В группах я вижу только сообщения, которые начинаются с команды или отвечают мне: напишите <code>/veo@{ $username } …</code> или ответьте так на фото.
       *[no] В группах пишите <code>/veo@{ $username } …</code>, чтобы Telegram передал это мне. А <code>@{ $username } лиса</code> в любом чате найдёт ваши собственные видео и отправит их туда.
    }
help-admins =
    <b>Для администраторов этого бота</b>
    /allow  разрешить кому-то: <code>/allow 12345</code>, <code>/allow @name</code>, <code>/allow here</code> для этого чата или /allow ответом на сообщение человека
    /deny  запретить кому-то; указать, кому, можно так же
    /allowed  кому можно делать видео
    /budget  сколько потрачено сегодня. <code>/budget @name</code> показывает по человеку, <code>/budget @name 2.50</code> задаёт, сколько человек может тратить в день, <code>/budget here 5</code> — сколько этот чат, а <code>/budget 2</code> ответом — сколько автор сообщения. <code>0</code> — без ограничения, <code>off</code> — снова как в настройках
    /costs  сколько потрачено — здесь и по выписке видеосервиса
    /provider  баланс, ключ, можно ли покупать видео, цены
    /stats  сколько запрошено, сделано и потрачено: сегодня или за <code>7</code> либо <code>30</code> дней
    /export  журнал расходов файлом CSV: за этот месяц, за <code>7</code> или <code>30</code> дней, за месяц вроде <code>2026-11</code> или <code>all</code>
models-title = <b>Модели</b> — выберите с помощью <code>--model</code>
models-line =
    <code>{ $name }</code>{ $default ->
        [yes] {" "}(выбрана здесь)
       *[no] {""}
    }
    { $durations } с · { $resolutions } · { $sound ->
        [yes] со звуком
       *[no] без звука
    }
    из { $modes }
    { $usual } примерно за { $price }
mode-text = слов
mode-image = картинки
mode-frames = первого и последнего кадра
mode-references = картинок-образцов
mode-extend = другого видео, продолжая его

## Progress

progress-head = 🎬 <b>{ $model }</b> · { $duration } с{ $resolution ->
        [none] {""}
       *[other] {" "}· { $resolution }
    }{ $price ->
        [none] {""}
       *[other] {" "}· ≈ { $price }
    }
progress-queued = Сейчас начнём.
progress-waiting = Место в очереди: { $place }.
progress-submitting = Передаю…
progress-generating = Видео делается. Обычно на это уходит около { $typical }.
progress-late = Видео всё ещё делается, дольше обычного. Оно оплачено, и я слежу за ним.
progress-searching = 🔎 Видеосервис не ответил. Ищу ваше видео в его журнале; ничего не будет куплено дважды.
progress-ready = Готово! Отправляю…
progress-substitute = { $wanted } так не умеет, поэтому видео делает { $model }.
button-cancel = Отменить

## Buttons under a video

button-again = 🔁 Ещё раз
button-seed = 🎲 Другой вариант
button-edit = ✏️ Изменить
button-extend = ⏩ Дальше
button-share = 📤 Поделиться
button-link = 🔗 Ссылка
button-go-on = Просто дальше
button-make = 🎬 Сделать видео
button-make-for = 🎬 Сделать видео · { $price }
ask-prompt = Что показать в видео? Опишите это следующим сообщением. Например: <code>рыжая лиса перепрыгивает замёрзшую реку</code>
ask-motion = Какое нужно движение? { $group ->
        [channel] Ответьте на это сообщение своими словами:
        [yes] Ответьте на это сообщение своими словами или выберите:
       *[no] Ответьте своими словами или выберите:
    }
ask-edit =
    { $person }, { $group ->
        [yes] ответьте на это сообщение новым описанием
       *[no] напишите новое описание
    }; остальное не изменится. Было так:
    <code>{ $prompt }</code>
ask-extend = { $person }, что должно быть дальше? { $group ->
        [channel] Ответьте на это сообщение своими словами:
        [yes] Ответьте на это сообщение своими словами или нажмите:
       *[no] Ответьте своими словами или нажмите:
    }
motion-closer = Камера приближается
motion-closer-prompt = Камера медленно приближается, мягкое естественное движение
motion-alive = Картинка оживает
motion-alive-prompt = Сцена оживает: естественные движения, как в жизни
motion-around = Камера движется вокруг
motion-around-prompt = Камера медленно движется по кругу, снимая главный объект со всех сторон
offer = Сделать из этого видео? { $model }, { $duration } с, примерно { $price }.
ask-cost = После ответа будет куплено: { $model }, { $duration } с, примерно { $price }.
ask-stars = Если бесплатная доля исчерпана: { $stars } ⭐.
offer-incomplete = Я получил не все картинки из этого альбома.
own-post-only = Это не ваша собственная публикация, поэтому я ничего из неё не делаю. Напишите <code>/veo</code> и то, что хотите увидеть.
answer-too-late = Это было больше часа назад, поэтому по этим словам ничего не покупается. { $buttons ->
        [no] Напишите
       *[yes] Нажмите кнопку или напишите
    } <code>/veo</code> и то, что хотите увидеть.
question-dropped = Отменено. Ничего не куплено.
link = Вот <a href="{ $url }">файл</a>. Ссылка действует не вечно.
link-gone = У видеосервиса этого файла больше нет.

## The end

video-caption = { $prompt }

    <i>{ $model } · { $duration } с{ $resolution ->
        [none] {""}
       *[other] {" "}· { $resolution }
    }{ $price ->
        [none] {""}
       *[other] {" "}· { $price }
    }</i>
video-link = Ваше видео готово, но Telegram не принимает этот файл. Вот оно: <a href="{ $url }">открыть видео</a>
failed-safety = ⚠️ Фильтр безопасности это не пропустил{ $detail ->
        [none] .
       *[other] : { $detail }
    }
    Деньги не списаны. Попробуйте другими словами.
failed-refused = ⚠️ Видеосервис это не принял{ $detail ->
        [none] .
       *[other] : { $detail }
    }
    Деньги не списаны.
failed-operator-key = ⚠️ Сейчас я не могу делать видео: видеосервис не принимает мой ключ. Исправить это может только владелец бота. Деньги не списаны.
failed-operator-credits = ⚠️ Сейчас я не могу делать видео: на счёте кончились деньги. Исправить это может только владелец бота. Деньги не списаны.
failed-operator-access = ⚠️ Сейчас я не могу делать видео: видеосервис меня не пускает. Исправить это может только владелец бота. Деньги не списаны.
failed-no-video = ⚠️ Видео было сделано, но его не отдали — скорее всего, из-за фильтра безопасности{ $detail ->
        [none] .
       *[other] : { $detail }
    }
    Попробуйте другими словами.
failed-provider-failed = ⚠️ У видеосервиса не получилось{ $detail ->
        [none] .
       *[other] : { $detail }
    }
    Деньги не списаны. Можно попросить ещё раз.
failed-timed-out = ⚠️ Целые сутки я ждал это видео, и оно так и не появилось. Больше не жду.
failed-busy = ⚠️ Видеосервис был перегружен целые сутки. Деньги не списаны. Попросите, пожалуйста, ещё раз.
failed-not-a-picture = ⚠️ Не могу прочитать этот файл как картинку. Подойдут JPEG, PNG и WebP без анимации, очень большие — только JPEG. Деньги не списаны.
failed-picture-too-large = ⚠️ Картинка больше 20 МБ, столько мне не загрузить. Деньги не списаны.
failed-picture-gone = ⚠️ У Telegram этой картинки больше нет. Отправьте её, пожалуйста, ещё раз. Деньги не списаны.
failed-source-gone = ⚠️ У видеосервиса больше нет видео, которое надо было продолжить. Деньги не списаны.
failed-undeliverable = ⚠️ Ваше видео готово, но Telegram целые сутки его не принимал. Больше не пытаюсь.
failed-broken = ⚠️ У меня что-то сломалось, и я не смог закончить это видео. Возможно, оно оплачено.
failed-lost = ⚠️ Видеосервис больше не знает этого видео. Больше не ищу.
failed-unplaced = ⚠️ Telegram не принял мой первый ответ, поэтому я не начал. Ничего не списано.
failed-cancelled = Отменено. Деньги не списаны.
failed-cancelled-paid = Отменено. Видео уже делалось, поэтому оно оплачено, но присылать его я не буду.
failed-cancelled-sent = Отменено. Видеосервис уже получил запрос: если он сделает видео, оно будет оплачено.
uncertain =
    ⚠️ Я передал ваш запрос, а ответ потерялся. Я его искал и не нашёл, так что видео могло быть оплачено, а могло и не быть.
    Купить его ещё раз{ $price ->
        [none] ?
       *[other] {" "}примерно за { $price }?
    }
uncertain-unread =
    ⚠️ Я передал ваш запрос, а ответ потерялся. Проверить не могу: журнал видеосервиса сейчас не читается. Видео могло быть оплачено, а могло и не быть; я продолжаю искать.
    Купить его ещё раз{ $price ->
        [none] ?
       *[other] {" "}примерно за { $price }?
    }
uncertain-restored =
    ⚠️ Меня вернули к более раннему состоянию, и я больше не знаю, что стало с вашим запросом. Видео могло быть сделано и оплачено, а могло и не быть.
    Купить его ещё раз{ $price ->
        [none] ?
       *[other] {" "}примерно за { $price }?
    }
button-rebuy = Купить ещё раз
button-leave = Не надо
uncertain-left = Хорошо, оставляю как есть.
uncertain-bought = Хорошо, прошу ещё раз.

## Refusals

refusal-empty-prompt = Что показать в видео? Например: <code>/veo рыжая лиса перепрыгивает замёрзшую реку</code>
refusal-prompt-too-long = Слишком длинно: { $length } { $length ->
        [one] знак
        [few] знака
       *[many] знаков
    }, а передать я могу не больше { $limit }. Сократите, пожалуйста.
refusal-unknown-option = Не знаю параметра <code>{ $name }</code>.{ $suggestion ->
        [none] {" "}Все параметры — в /help.
       *[other] {" "}Может быть, <code>{ $suggestion }</code>?
    }
refusal-missing-value = После <code>{ $option }</code> нужно значение. Как его написать — в /help.
refusal-bad-value = { $model ->
        [none] У <code>{ $option }</code> не бывает значения <code>{ $value }</code>. Можно: { $allowed }.
       *[other] { $model } не принимает <code>{ $option } { $value }</code>. Можно: { $allowed }.
    }
refusal-option-not-supported = У { $model } нет параметра <code>{ $option }</code>. Уберите его или выберите другую модель: /models
refusal-already-silent = { $model } и так делает видео без звука: уберите <code>--silent</code>.
refusal-mode-not-supported = { $model } не умеет делать видео из { $mode }. Для этого выберите { $models }.
refusal-model-retired = { $model } больше нет. Что есть — в /models.
refusal-too-many-pictures = { $count } { $count ->
        [one] картинка
        [few] картинки
       *[many] картинок
    } — слишком много: я могу взять не больше { $limit }.
refusal-not-a-picture = Эту картинку я не могу прочитать. Подойдут JPEG, PNG и WebP.
refusal-picture-too-large = Файл слишком большой: я могу загрузить не больше { $limit } МБ.
refusal-picture-gone = У Telegram этой картинки больше нет. Отправьте её, пожалуйста, ещё раз.
refusal-no-picture-there = В сообщении, на которое вы ответили, нет картинки. Ответьте на фото или напишите просто <code>/veo …</code>.
refusal-foreign-video = Я продолжаю только те видео, которые сделал сам. Это — не моё: пришлите кадр из него, и я приведу его в движение.
refusal-video-forgotten = Я уже не знаю, как сделано это видео: его описание, ссылки и файлы удалены.
refusal-user-active = { $limit ->
        [1] Ваше видео ещё делается, а больше одного сразу нельзя. Попросите снова, когда оно будет готово. Оно есть в /tasks.
       *[other] Сейчас делаются ваши видео: { $limit }, а больше сразу нельзя. Попросите снова, когда одно из них будет готово. Все они — в /tasks.
    }
refusal-user-daily = На сегодня всё: { $limit } видео в день. Можно будет продолжить в { $time } (через { $wait }).
refusal-chat-daily = На сегодня для этого чата всё: { $limit } видео в день. Можно будет продолжить в { $time } (через { $wait }).
refusal-user-budget = С этим видео вы потратили бы сегодня больше { $limit } — это ваш дневной бюджет здесь. Можно будет продолжить в { $time } (через { $wait }).
refusal-chat-budget = С этим видео этот чат потратил бы сегодня больше { $limit } — это его дневной бюджет. Можно будет продолжить в { $time } (через { $wait }).
refusal-all-budget = С этим видео бот потратил бы сегодня больше своего дневного бюджета. Можно будет продолжить в { $time } (через { $wait }).
refusal-or-cheaper = Что-нибудь подешевле, возможно, ещё поместится: /models
refusal-above-budget = Это видео стоит примерно { $price } — больше, чем { $limit }, которые здесь можно потратить в день. Выберите что-нибудь подешевле: /models
refusal-not-allowed = Этот бот делает видео только для тех, кому разрешил владелец. Ваш ID — <code>{ $user }</code>, ID этого чата — <code>{ $chat }</code>: владелец может добавить любой из них.
refusal-denied = Администраторы решили, что этот бот не делает для вас видео. Ваш ID — <code>{ $user }</code>.
refusal-button-expired = Я уже не помню, о чём шла речь.
refusal-question-closed = Этот вопрос уже закрыт. Напишите /veo и то, что хотите увидеть.
refusal-nothing-to-cancel = Отменять здесь нечего. Что сейчас делается — в /tasks.
refusal-not-theirs = Решить это может только тот, кто попросил это видео, или администратор этого чата.
refusal-not-asked = Решить это может только тот, кого я спросил.
refusal-not-admin = Это могут только администраторы этого бота.
refusal-not-a-member = Кнопки здесь — только для участников этого чата. Если вы участник, сначала ответьте на одно из моих сообщений и нажмите ещё раз.
refusal-press-in-channel = В канале кнопки ничего не покупают: их мог бы нажать любой читатель.
refusal-too-dear-for-channel = Это стоило бы примерно { $price }. Дороже { $limit } я покупаю только после нажатия кнопки, а в канале её мог бы нажать любой читатель. Выберите что-нибудь подешевле: /models
refusal-speaks-as-channel = Попросите от своего имени: от имени этого канала или этой группы я видео не делаю.
refusal-nobody-meant = Кого вы имеете в виду? Укажите ID или @имя, напишите <code>here</code> для этого чата или ответьте на сообщение этого человека.
refusal-not-a-subject = <code>{ $value }</code> — не ID и не @имя. ID — целое число, а у чатов оно отрицательное.
refusal-unknown-person = Я ещё не знаю <code>@{ $username }</code>. Укажите ID или ответьте на сообщение этого человека.
refusal-name-unchecked = Telegram не сообщает мне, тот ли ещё человек <code>@{ $username }</code>, которого я знаю. Укажите его ID или ответьте на его сообщение.
refusal-too-many-words = Слишком много: после этой команды может быть не больше { $most ->
        [one] { $most } слова
        [few] { $most } слов
       *[many] { $most } слов
    }. Как её писать — в /help.
refusal-bad-amount = <code>{ $value }</code> — не бюджет. Укажите доллары США и центы, например <code>2.50</code>, не больше миллиона; <code>0</code> — без ограничения, <code>off</code> — снова как в настройках.
refusal-budget-too-low = { $spent ->
        [none] Там сегодня уже потрачено или зарезервировано больше: таким маленьким бюджет быть не может.
       *[other] Там сегодня уже потрачено или зарезервировано { $spent }: бюджет не может быть меньше.
    }
refusal-bad-period = Не понимаю <code>{ $value }</code> как срок. Напишите после команды { $allowed } — или не пишите ничего.
refusal-private-only = Здесь это могут прочитать другие: напишите мне в личный чат.
refusal-is-admin = <code>{ $user }</code> — администратор этого бота, а администраторам можно всегда. Изменить это можно только через ADMIN_USERS в настройках.
refusal-broken = У меня что-то пошло не так. Деньги не списаны. Попробуйте, пожалуйста, ещё раз.

## Tasks

tasks-title = <b>Сейчас делается здесь</b>
tasks-none = Здесь сейчас ничего не делается.
tasks-line = <b>{ $number }</b> · { $model } · { $status } · { $prompt }
status-queued = в очереди
status-submitting = передаётся
status-generating = делается
status-ready = отправляется
cancel-done = Отменено: { $prompt }

button-cancel-number = Отменить { $number }

## History

history-title = <b>Ваши видео</b>
history-none = У вас пока нет готовых видео. Напишите <code>/veo</code> и то, что хотите увидеть.
history-line = <b>{ $place }</b> · { $model } · { $prompt }
history-not-yours = Это чужая история. Ваша — в /history.
delete-none = Ответьте командой /delete на одно из моих видео, чтобы убрать его из своей истории.
delete-not-yours = Это может только тот, кто попросил видео.
delete-done = В вашей истории его больше нет.
button-forget = 🗑 Удалить всё
forget-ask =
    <b>Удалить всё, что у меня есть о ваших видео?</b>
    Исчезнут описания, ссылки, файлы и картинки всех ваших видео, из всех чатов со мной. В истории этих видео больше не будет, а кнопки под ними перестанут работать.
    Сами видео останутся в чатах, а то, что другие уже сделали на их основе, останется у них. Время запросов и их цена тоже сохранятся, чтобы лимиты считались верно. Вернуть удалённое нельзя.
forget-done = Готово. Ваши описания, ссылки, файлы и картинки удалены.
forget-later = Ваши описания, ссылки, файлы и картинки удалены, кроме того, что ещё не закончено. Видео, которые делаются или которые я ещё ищу: { $count }. То, что я о них храню, удалю, как только всё закончится, — примерно в течение дня.
forget-kept = Хорошо, всё остаётся как есть.
forget-not-yours = Это может решить только тот, кто написал /forget.
inline-about = Veogram · { $model }
inline-start = Сделайте первое видео

## Stars

refusal-or-stars = Или оплатите это видео звёздами: { $stars } ⭐{ $balance ->
        [0] .
       *[other] {" "}(у вас { $balance } ⭐).
    } /buy
refusal-stars-owed = { $stars ->
        [0] За вами долг
       *[other] За вами долг { $stars } ⭐
    }: вам вернули звёзды, которые уже были потрачены. Как только вы восполните их через /buy, я снова буду делать для вас видео.
refusal-stars-off = Сейчас звёзды здесь не продаются.
refusal-unknown-pack = Такого пакета нет. Выберите { $packs }.
refusal-bad-refund = Напишите <code>/refund ПЛАТЁЖ</code> с ID платежа, а если я его не знаю — после него ещё и ID человека.
refusal-unknown-payment = Я не знаю платежа с таким ID.{ $person ->
        [none] {" "}Если он верный, добавьте ID человека: <code>/refund ПЛАТЁЖ ЧЕЛОВЕК</code>
       *[other] {""}
    }
refusal-refund-refused = Telegram это не вернул: { $words }
buy =
    <b>Звёзды на видео</b>
    Сверх бесплатной доли видео оплачиваются звёздами: { $rate } ⭐ за каждый доллар цены видео. { $held }.
    Какой пакет выбрать? Что вы покупаете, сказано в /terms.
buy-monthly = { $stars } ⭐ каждые 30 дней, пока вы не отмените подписку в настройках Telegram.
button-pack = { $stars } ⭐{ $monthly ->
        [yes] {" "}каждые 30 дней
       *[no] {""}
    }
button-subscribe = Подписаться: { $stars } ⭐
button-private = Открыть личный чат
private-only = Это только между нами: напишите мне в личный чат.
invoice-title = { $stars } ⭐ на видео
invoice-about = { $monthly ->
        [yes] Баланс для видео с этим ботом, каждые 30 дней. Он не сгорает.
       *[no] Баланс для видео с этим ботом. Он не сгорает.
    }
checkout-expired = Этот счёт больше не действует. Напишите /buy, чтобы получить новый.
checkout-not-allowed = Этот бот не делает для вас видео, так что его звёзды вам не пригодятся. Ничего не оплачено.
stars-credited =
    Спасибо! { $stars } ⭐ ваши{ $debt ->
        [0] , теперь у вас { $balance } ⭐.
       *[other] .
    }
    Платёж: <code>{ $payment }</code>
stars-refunded = Telegram вернул вам { $stars } ⭐.{ $debt ->
        [0] {" "}Теперь здесь у вас { $balance } ⭐.
       *[other] {""}
    }
progress-stars = Оплачено вашими звёздами: { $stars } ⭐.
ending-stars-back = Ваши { $stars } ⭐ снова на балансе.
balance = У вас { $balance } ⭐
balance-owed = За вами долг { $stars } ⭐
balance-none = Пока ничего не было.{ $rate ->
        [0] {""}
       *[other] {" "}Пакеты — в /buy.
    }
balance-line = { $date } · <b>{ $stars } ⭐</b> · { $what }
balance-purchase = куплено
balance-refund = возвращено вам
balance-reserve = за видео { $number }
balance-credit = возврат за видео { $number }
balance-correction = поправка за видео { $number }
terms =
    <b>Что вы покупаете</b>
    { $rate ->
        [0] Сейчас звёзды здесь не продаются; ваш баланс сохраняется.
       *[other] За одну звезду Telegram вы получаете одну звезду на баланс. Сверх бесплатной доли за каждый доллар цены видео списывается { $rate } ⭐ с округлением вверх; сколько именно — сказано в сообщении о ходе работы.
    }
    Если видео точно ничего не стоило — его отклонили, оно не получилось или его вовремя отменили, — звёзды возвращаются сами. Баланс годится только для видео с этим ботом, он не сгорает, и передать его нельзя.{ $customer ->
        [no] {""}
       *[yes] {" "}Месячные пакеты продлеваются каждые 30 дней, пока вы не отмените их в настройках Telegram.
    }
    Продаёт владелец бота, а не Telegram.{ $customer ->
        [no] {""}
       *[yes] {" "}С вопросами и за возвратом пишите /paysupport.
    } Сведения о том, что вы оплатили и потратили, остаются и после /forget.
paysupport = Что-то не так с платежом? Напишите <code>/paysupport</code> и в том же сообщении — что случилось. Я передам это владельцу бота вместе с вашим ID и последними платежами.
paysupport-done = Я передал это владельцу бота: он может вам ответить и вернуть звёзды.
paysupport-later = Вы уже несколько раз спрашивали за последний час. Спросите, пожалуйста, позже.
paysupport-nobody = Не получилось связаться с владельцем бота. Попробуйте, пожалуйста, позже.
refund-done = Возвращено. <code>{ $user }</code>: { $debt ->
        [0] теперь { $balance } ⭐.
       *[other] теперь долг { $debt } ⭐.
    }
refund-already = Это уже возвращено.
subscription-ended = Ежемесячная подписка отменена: за неё больше ничего не спишется.
help-stars =
    <b>Звёзды</b>
    /buy  звёзды на видео сверх бесплатной доли
    /balance  сколько их у вас
    /terms  что вы покупаете
    /paysupport  спросить о платеже
alert-paysupport = 💬 { $person } · { $balance } ⭐ · спрашивает о платеже:
help-stars-admin = /refund  вернуть кому-то звёзды по ID платежа
alert-paysupport-payment = Оплачено { $stars } ⭐; так их можно вернуть: <code>/refund { $payment }</code>
alert-star-payment = ⭐ Платёж на { $stars } ⭐ от <code>{ $user }</code> до сих пор не был зачислен: сообщение Telegram о нём потерялось. <code>{ $payment }</code>
alert-star-refund = ⭐ Возврат { $stars } ⭐ для <code>{ $user }</code> до сих пор не был учтён: сообщение Telegram о нём потерялось. <code>{ $payment }</code>
alert-star-more = … и ещё { $count }: они названы в логе бота.

## Settings

settings-title =
    <b>Настройки этого чата</b>
    Они действуют, если в запросе не сказано иначе. «Авто» оставляет выбор модели; сама модель тогда — { $model }.
settings-row = { $name }: { $value }
settings-model = Модель
settings-model-about = Какая модель должна делать видео здесь? Что умеет каждая — в /models.
settings-aspect-ratio = Формат
settings-aspect-ratio-about = Какой формат? У картинки остаётся её собственный.
settings-duration = Длина
settings-duration-about = Какой длины? Если модель так не умеет, она возьмёт свою обычную.
settings-resolution = Разрешение
settings-resolution-about = Какое разрешение, если у модели есть выбор?
settings-generate-audio = Звук
settings-generate-audio-about = Со звуком, если модель умеет?
settings-enhance-prompt = Дополнять описание
settings-enhance-prompt-about = Можно ли модели дополнять ваши слова, прежде чем начать?
settings-language = Язык
settings-language-about = На каком языке мне здесь говорить?
settings-admins-only = В группе это могут менять только администраторы.
choice-auto = Авто
choice-on = Да
choice-off = Нет
shape-16-9 = Горизонтально (16:9)
shape-9-16 = Вертикально (9:16)
button-back = ‹ Назад

## Groups

group-hello = Здравствуйте! Я делаю видео с помощью Google Veo. Напишите <code>/veo@{ $username } рыжая лиса перепрыгивает замёрзшую реку</code> или ответьте на фото командой <code>/veo@{ $username } она поворачивает голову</code>.
group-hears-commands = Я вижу здесь только сообщения, которые начинаются с команды или отвечают мне. Фото доходят до меня, если ответить на них командой <code>/veo@{ $username } …</code>.
group-hears-all = Я вижу здесь все сообщения. Достаточно простого <code>/veo …</code>.
group-not-allowed = Мой владелец ещё не разрешил эту группу. Её ID — <code>{ $chat }</code>.

## Access

access-allowed = ✅ { $who }: { $kind ->
        [chat] теперь в этом чате видео могут делать все.
       *[person] теперь можно делать видео, в любом чате.
    }
access-open = Пока это и так можно всем: ни в ALLOWED_USERS, ни в ALLOWED_CHATS никого нет. Чтобы разрешить только тем, кого вы назовёте, впишите туда хотя бы один ID; подойдёт и ваш.
access-denied = 🚫 { $who }: { $kind ->
        [chat] в этом чате больше никто не может делать видео, кроме тех, кому разрешено лично.
       *[person] больше нельзя делать видео, ни в одном чате.
    }
access-listed = Но этот чат указан в настройках, в ALLOWED_CHATS, поэтому там по-прежнему можно всем.
allowed-title = <b>Кому можно делать видео</b>{ $open ->
        [yes] {" "}— всем, кроме тех, кому запрещено: ни в ALLOWED_USERS, ни в ALLOWED_CHATS никого нет.
       *[no] {""}
    }
allowed-by-settings = <b>По настройкам</b>
allowed-by-admins = <b>Разрешили администраторы</b>
allowed-denied = <b>Запретили администраторы</b>
list-more = … и ещё { $count }
button-knock = 🚪 Попросить доступ
knock-asked = Я спросил администраторов. Если они разрешат, я вам напишу.
knock-needless = Вам здесь можно делать видео. Напишите /veo и то, что хотите увидеть.
knock-refused = Администраторы решили, что нет.
knock-unheard = Сейчас я не могу написать ни одному администратору.
knock-decided = Это уже решено.
knock-private = 🚪 { $person } просит доступ, в личном чате со мной.
knock-group =
    🚪 { $person } просит доступ.
    Чат: { $chat }
button-verdict-person = ✅ Разрешить человеку
button-verdict-chat = ✅ Разрешить этому чату
button-verdict-deny = 🚫 Отказать
knock-person = ✅ Доступ для { $person }. Разрешил администратор { $admin }.
knock-chat = ✅ Доступ для всех в чате { $chat }. Разрешил администратор { $admin }.
knock-deny = 🚫 Без доступа: { $person }. Так решил администратор { $admin }.
knock-closed = 🚫 Без доступа: чат { $chat }. Так решил администратор { $admin }.
welcome-person = { $person }, вам разрешили делать видео. Напишите /veo и то, что хотите увидеть.
welcome-chat = { $person }, в чате, откуда вы просили, теперь можно делать видео всем. Напишите там /veo и то, что хотите увидеть.

## Budgets

budget-title = <b>Потрачено сегодня, без оплаченного звёздами</b>
budget-of-all = Все вместе
budget-of-chat = Этот чат
budget-of-user = Вы
budget-line = { $who }: { $spent }{ $limit ->
        [none] {""}
       *[other] {" "}из { $limit }
    }{ $reserved ->
        [none] {""}
       *[other] , из них { $reserved } — на видео, которые ещё делаются
    }
budget-list = <b>Дневные бюджеты, заданные администраторами</b>
budget-row = { $who }: { $limit ->
        [none] без ограничения
       *[other] { $limit }
    }
budget-chat = чат { $chat }
budget-set = 💰 { $who }: { $limit ->
        [none] теперь без ограничения.
       *[other] теперь { $limit } в день.
    }{ $spent ->
        [none] {""}
       *[other] {" "}Потрачено сегодня: { $spent }.
    }
budget-off = 💰 { $who }: снова как в настройках, { $limit ->
        [none] без ограничения.
       *[other] { $limit } в день.
    }{ $spent ->
        [none] {""}
       *[other] {" "}Потрачено сегодня: { $spent }.
    }

## The operator

alert-key = 🔑 AI/ML API больше не принимает ключ. Никто не сможет делать видео, пока AIMLAPI_KEY не станет верным.
alert-credits = 💳 На счёте AI/ML API кончились деньги. Никто не сможет делать видео, пока его не пополнят.
alert-access = ⛔ AI/ML API отказывает в доступе: { $detail }
alert-balance = 💳 На счёте AI/ML API осталось { $balance } — меньше { $limit }.
alert-budget = { $percent ->
        [100] 💸 Сегодняшний общий бюджет исчерпан: { $spent } из { $budget }. { $stars ->
            [0] До завтра никто не сможет делать видео.
           *[other] До завтра видео делаются только за звёзды.
        }
       *[other] 💸 Израсходовано или зарезервировано больше { $percent } % сегодняшнего общего бюджета: { $spent } из { $budget }.
    }
alert-budget-refused = 💸 Видео за { $price } отклонено: от сегодняшнего общего бюджета, { $budget }, осталось слишком мало.
alert-budget-too-low = 💸 Видео за { $price } отклонено: оно стоит больше, чем общий бюджет на целый день, { $budget }.
alert-failures = ⚠️ Не удалось сделать { $failed } из последних { $count } видео: сбои у видеосервиса. Как обстоят дела, покажет /provider.
alert-ours-only = 🧾 { $count ->
        [one] { $count } видео записано как оплаченное, но больше суток его нет
        [few] { $count } видео записаны как оплаченные, но больше суток их нет
       *[many] { $count } видео записаны как оплаченные, но больше суток их нет
    } в выписке видеосервиса: { $amount }. Подробнее — /costs.
alert-corrected = 🧾 { $count ->
        [one] { $count } видео стоило
        [few] { $count } видео стоили
       *[many] { $count } видео стоили
    } не столько, сколько было записано. Я это исправил: всего { $amount }.
alert-above-quote = 🧾 { $count ->
        [one] { $count } видео обошлось
        [few] { $count } видео обошлись
       *[many] { $count } видео обошлись
    } дороже, чем по прайс-листу: всего на { $amount }. Записано столько, сколько списали.
alert-ledger-gap = 🧾 Некоторые строки выписки видеосервиса не удаётся прочитать. Пока это так, звёзды за видео, с которых, похоже, не было списания, не возвращаются. Подробности в логе бота.
alert-audit = 🧮 { $count ->
        [one] { $count } сумма не сходится
        [few] { $count } суммы не сходятся
       *[many] { $count } сумм не сходятся
    } с записями: { $names }. Возможно, кто-то менял базу данных вручную.

## Costs

costs-title = <b>Расходы</b>
costs-read = { $wait ->
        [none] Выписку видеосервиса я ещё не читал.
       *[other] Выписку видеосервиса я читал { $wait } назад.
    }
costs-period = <b>{ $days ->
        [1] Сегодня
       *[other] За последние { $days } дней
    }</b>: видеосервис списал { $amount }
costs-matched = Сопоставлено: { $amount }
costs-other = Другое использование: { $amount }
costs-awaited = Ещё нет в выписке: { $amount } ({ $count })
costs-ours-only = Только у нас: { $amount } ({ $count })
costs-reserved = Зарезервировано: { $amount } ({ $count })
costs-corrected = Исправлено: { $amount } ({ $count })
costs-missing = <b>Только у нас, по номерам видео</b>
costs-missing-line = <b>{ $number }</b> · { $day } · { $amount }
costs-about =
    <b>Сопоставлено</b> — что видеосервис списал за видео этого бота, <b>другое использование</b> — что он списал за другие боты и ключи этого счёта; вместе это вся его выписка.{ $awaited ->
        [no] {""}
       *[yes] {" "}<b>Ещё нет в выписке</b> — записано здесь, а там может появиться в течение суток.
    } <b>Только у нас</b> — записано здесь, а там этого нет больше суток. <b>Зарезервировано</b> — то, стоимость чего пока неизвестна.{ $corrected ->
        [no] {""}
       *[yes] {" "}<b>Исправлено</b> — что сначала было записано с другой суммой.
    } В скобках — число видео.

## The provider

provider-title = <b>Видеосервис</b>: AI/ML API
provider-balance = { $amount ->
        [none] Баланс сейчас не читается.
       *[other] Баланс: { $amount }
    }
provider-top-up = Автопополнение: { $amount }, если меньше { $threshold }
provider-no-top-up = { $known ->
        [yes] Автопополнение: выключено
       *[no] Включено ли автопополнение, сейчас узнать нельзя.
    }
provider-key = { $state ->
        [enabled] Ключ: действует
        [disabled] Ключ: ⛔ отключён
       *[unknown] О ключе сейчас ничего узнать нельзя.
    }
provider-scopes = Годится для: { $scopes ->
        [all] всего
        [none] ничего
       *[other] { $scopes }
    }
provider-no-videos = ⚠️ Видео с ним не сделать.
provider-limit = Лимит расходов: { $amount ->
        [none] нет
       *[other] { $amount }{ $period ->
            [day] {" "}в день
            [week] {" "}в неделю
            [month] {" "}в месяц
           *[other] {""}
        }
    }
provider-open = ✅ Видео можно покупать.
provider-problem = ⛔ { $model ->
        [all] Видео не покупаются
       *[other] { $model } не покупается
    }: { $problem ->
        [key] ключ не принимается
        [credits] на счёте кончились деньги
       *[access] доступ закрыт
    }{ $detail ->
        [none] {""}
       *[other] {" "}({ $detail })
    }. Раз в минуту один запрос пробует снова.
provider-prices = { $wait ->
        [none] Цены по моему собственному списку ({ $month }), ведь прайс-лист видеосервиса ещё не прочитан:
       *[other] Цены, прочитаны { $wait } назад:
    }
provider-price = { $model }, { $duration } с: { $price }

## Statistics

stats-title = 📊 <b>{ $title }</b>
stats-videos = 🎬 Запрошено видео: { $count }
stats-counted = { $what } { $count }
stats-failures = ⚠️ Не удалось: { $reasons }
stats-dollars = 💵 Списано: { $charged }{ $reserved ->
        [none] {""}
       *[other] {" "}· зарезервировано: { $reserved }
    }
stats-stars = ⭐ Куплено звёзд: { $bought } · потрачено: { $used }{ $back ->
        [0] {""}
       *[other] {" "}· возвращено: { $back }
    }
stats-waits = ⏱ <b>От запроса до видео</b>
stats-wait = { $model }: половина за { $median }, девять из десяти за { $ninetieth }
stats-chats = 💬 <b>Больше всего потратили группы</b>
stats-people = 👤 <b>Больше всего потратили люди</b>
stats-spender = { $who }: { $amount } ({ $count })
stats-line = доллары
button-stats-1 = Сегодня
button-stats-7 = 7 дней
button-stats-30 = 30 дней
outcome-delivered = доставлено
outcome-failed = не удалось
outcome-cancelled = отменено
outcome-pending = в работе
reason-safety = фильтр безопасности
reason-refused = не принято
reason-operator-key = ключ не принят
reason-operator-credits = нет средств
reason-operator-access = доступ закрыт
reason-no-video = видео задержано
reason-provider-failed = сбой сервиса
reason-timed-out = не дождались
reason-busy = сервис занят
reason-not-a-picture = не картинка
reason-picture-too-large = картинка велика
reason-picture-gone = картинки уже нет
reason-source-gone = исходника уже нет
reason-chat-gone = чата больше нет
reason-unplaced = чат неизвестен
reason-cancelled = отменено
reason-undeliverable = не доставить
reason-broken = своя ошибка
reason-lost = ответ потерян
reason-unread-log = лог не читается
reason-restored = неясно после восстановления
export-caption = 🧾 Записей в журнале расходов: { $count } · { $dates }
export-cut = Больше в { $limit } МБ не помещается. Чтобы получить остальное, укажите меньше дней.
export-none = За это время записей в журнале расходов нет: { $dates }
export-all = всё
export-failed = Файл слишком большой, чтобы отправить его вовремя. Укажите меньше дней.

## The command menu

command-veo = Сделать видео
command-models = Что умеет каждая модель
command-tasks = Что сейчас делается здесь
command-history = Ваши готовые видео
command-settings = Настройки этого чата
command-delete = Убрать видео из истории
command-forget = Удалить мои описания, ссылки и файлы
command-cancel = Отменить видео
command-buy = Купить звёзды на видео
command-balance = Ваши звёзды
command-terms = Что вы покупаете за звёзды
command-paysupport = Спросить о платеже
command-refund = Вернуть кому-то звёзды
command-help = Как попросить то, что хочется
command-allow = Разрешить кому-то делать видео
command-deny = Запретить кому-то делать видео
command-allowed = Кому можно делать видео
command-budget = Расходы и бюджеты
command-costs = Сколько потрачено
command-provider = Баланс, ключ и цены
command-stats = Сколько сделано и потрачено
command-export = Журнал расходов файлом

## В чатах, где бота нет

guest-empty = Что показать в видео? Например: <code>@{ $username } рыжая лиса прыгает через замёрзшую реку</code>
inline-make = Сделать из этого видео · { $duration } с{ $price ->
        [none] {""}
       *[other] {" "}· { $price }
    }
offer-inline =
    { $prompt }
    <i>{ $model } · { $duration } с · ещё не сделано</i>
inline-refused = Так сделать нельзя
refusal-not-the-sender = Этими кнопками может пользоваться только тот, кто это заказал.
help-inline = В любом чате наберите <code>@{ $username } рыжая лиса</code> и выберите «Сделать из этого видео»: кнопка в вашем сообщении сделает его прямо там.
help-guests = В чатах, где меня нет, напишите <code>@{ $username } рыжая лиса</code>, можно и в ответ на фото или вместе с ним: видео придёт в этот чат.
