## Lengths of time

time-seconds = { $number } s
time-minutes = { $number } min
time-hours = { $number } h

## Greetings and help

start =
    <b>Hello! I make videos with Google Veo.</b>

    Write what you want to see, and about a minute later the video is here:
    <code>/veo a red fox jumps over a frozen river</code>

    Have a picture? Send it with <code>/veo she turns her head</code> as its caption, or reply to a picture with that, and it starts to move.

    /help tells you about shape, length, sound and the rest.
help =
    <b>How to ask</b>
    <code>/veo a red fox jumps over a frozen river</code>
    Reply to a photo with <code>/veo …</code>, or put <code>/veo …</code> in its caption, and the picture starts to move. Two photos become the first and the last frame, three show what should appear. Reply to one of my videos with <code>/veo …</code>, and it goes on. Reply with <code>/veo</code> alone to a quoted part of a message, and that is the prompt.

    <b>Options</b>, anywhere in the message
    <code>--model veo3.1</code>  one of { $models }
    <code>--ar 9:16</code>  upright; <code>16:9</code> is wide
    <code>--duration 8</code>  seconds
    <code>--res 1080p</code>  or 720p
    <code>--no rain, people</code>  what to keep out
    <code>--seed 7</code>  the same seed gives a similar video again
    <code>--silent</code>  without sound
    <code>--raw</code>  take my words as they are{ $improves ->
        [no] {""}
       *[yes] {"\u000A"}<code>--improve</code>  show a better prompt first
    }
    <code>--fix off</code>  refuse rather than reword (3.1)
    <code>--people off</code>  nobody in the video (3.1 Lite)
    <code>--takes 4</code>  up to four videos at once, each different
    <code>--loop</code>  a picture is the first and the last frame
    <code>--spoiler</code>  shown only when tapped

    <b>Commands</b>
    /veo  make a video{ $draws ->
        [no] {""}
       *[yes] {"\u000A"}/still  a picture first, for cents
    }
    /models  what each model can do
    /tasks  what is in progress here
    /history  your finished videos; <code>/history fox</code> finds those with this word
    /settings  model, shape, length and language in this chat
    /cancel  cancel a video (reply to it, or give its number)
    /delete  reply to a video with this to take it out of your history
    /forget  delete all your prompts, links and files
    /help  this page

    { $group ->
        [yes] In groups I only see messages that start with a command or reply to me: write <code>/veo@{ $username } …</code>, or reply to a photo with it.
       *[no] In groups, write <code>/veo@{ $username } …</code> so that Telegram passes it on to me. And in any chat, <code>@{ $username } fox</code> finds your own videos and sends them there.
    }
help-admins =
    <b>For the admins of this bot</b>
    /allow  let somebody in: <code>/allow 12345</code>, <code>/allow @name</code>, <code>/allow here</code> for this chat, or /allow as a reply to somebody’s message
    /deny  keep somebody out; say whom in the same way
    /allowed  who may make videos
    /budget  what is spent today. <code>/budget @name</code> shows somebody’s, <code>/budget @name 2.50</code> sets what somebody may spend in a day, <code>/budget here 5</code> does it for this chat, and <code>/budget 2</code> as a reply for whoever wrote that. <code>0</code> means no limit, and <code>off</code> goes back to the settings
    /costs  what was spent, here and by the video service’s statement
    /provider  balance, key, whether videos can be bought, prices
    /stats  what was asked for, made and spent: today, or in <code>7</code> or <code>30</code> days
    /export  the ledger as a CSV file: this month, <code>7</code> or <code>30</code> days, a month like <code>2026-11</code>, or <code>all</code>
models-title = <b>Models</b> — choose one with <code>--model</code>
models-line =
    <code>{ $name }</code>{ $default ->
        [yes] {" "}(used here)
       *[no] {""}
    }
    { $durations } s · { $resolutions } · { $sound ->
        [yes] with sound
       *[no] silent
    }
    from { $modes }
    { $usual } for about { $price }
mode-text = words
mode-image = a picture
mode-frames = a first and a last frame
mode-references = reference pictures
mode-extend = a video to go on with

## Progress

progress-head = 🎬 <b>{ $model }</b> · { $duration } s{ $resolution ->
        [none] {""}
       *[other] {" "}· { $resolution }
    }{ $price ->
        [none] {""}
       *[other] {" "}· ≈ { $price }
    }
progress-queued = It starts in a moment.
progress-waiting = Number { $place } in the queue.
progress-submitting = Handing it over …
progress-generating = Being made. This usually takes about { $typical }.
progress-late = Still being made. It is taking longer than usual. It is paid for, and I keep looking.
progress-searching = 🔎 The video service has not answered. I am looking for your video in its log; nothing is bought twice.
progress-ready = Done! Sending it …
progress-substitute = { $wanted } cannot do this, so { $model } makes it.
button-cancel = Cancel

## Buttons under a video

button-again = 🔁 Again
button-seed = 🎲 Another seed
button-edit = ✏️ Edit
button-extend = ⏩ Go on
button-share = 📤 Share
button-link = 🔗 Link
button-go-on = Just go on
button-make = 🎬 Make it
button-make-for = 🎬 Make it · { $price }
ask-prompt = What should the video show? Your next message is the prompt. For example: <code>a red fox jumps over a frozen river</code>
ask-prompt-in-group = What should the video show? Reply to this message with the prompt, or write for example: <code>/veo@{ $username } a red fox jumps over a frozen river</code>
ask-motion = { $mode ->
        [frames] The first picture becomes the first frame, the second one the last. What should happen in between?
        [references] Everything in your pictures should appear in the video. What should happen?
       *[other] How should it move?
    } { $group ->
        [channel] Reply to this message in your own words:
        [yes] Reply to this message in your own words, or choose:
       *[no] Answer in your own words, or choose:
    }
ask-edit =
    { $person }, { $group ->
        [yes] reply to this message with the new prompt
       *[no] write the new prompt
    }; everything else stays. It was:
    <code>{ $prompt }</code>
ask-extend = { $person }, how should it go on? { $group ->
        [channel] Reply to this message in your own words:
        [yes] Reply to this message in your own words, or:
       *[no] Answer in your own words, or:
    }
motion-closer = The camera comes closer
motion-closer-prompt = The camera moves slowly closer, gentle natural movement
motion-alive = It comes alive
motion-alive-prompt = The scene comes alive with natural, lifelike movement
motion-around = The camera goes around
motion-around-prompt = The camera slowly circles around the subject
motion-between = From the first to last
motion-between-prompt = One smooth, continuous movement leads from the first picture to the last
motion-morph = One turns into the other
motion-morph-prompt = The first picture gradually transforms into the last
motion-together = They meet in one scene
motion-together-prompt = Everything from the pictures comes together in one natural scene
motion-play = They play together
motion-play-prompt = Everything from the pictures interacts playfully in one lively scene
offer = Shall I make a video of this? { $model }, { $duration } s, about { $price }.
ask-cost = Your answer buys: { $model }, { $duration } s, about { $price }.
ask-stars = If your free share is used up: { $stars } ⭐.
offer-prompt = <code>{ $prompt }</code>
offer-incomplete = I have not received every picture of this album.
small-talk = 😊 Glad to have you here! Whenever you like, tell me what you want to see. /help shows what I can do.
own-post-only = This is not a post of your own, so I make nothing of it. Write <code>/veo</code> and what you want to see.
answer-too-late = That was over an hour ago, so these words buy nothing. { $buttons ->
        [no] Write
       *[yes] Use the buttons, or write
    } <code>/veo</code> and what you want to see.
question-dropped = Cancelled. Nothing was bought.
link = Here is <a href="{ $url }">the file</a>. The link will not last for ever.
link-gone = The video service no longer has this file.

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
video-link = Your video is ready, but Telegram does not take the file. Here it is: <a href="{ $url }">open the video</a>
failed-safety = ⚠️ The safety filter did not let this one through{ $detail ->
        [none] .
       *[other] : { $detail }
    }
    Nothing was charged. Try other words.
failed-refused = ⚠️ The video service did not accept this{ $detail ->
        [none] .
       *[other] : { $detail }
    }
    Nothing was charged.
failed-operator-key = ⚠️ I cannot make videos at the moment: my key for the video service is not accepted. Only the operator of this bot can fix that. Nothing was charged.
failed-operator-credits = ⚠️ I cannot make videos at the moment: the credits are used up. Only the operator of this bot can fix that. Nothing was charged.
failed-operator-access = ⚠️ I cannot make videos at the moment: the video service does not let me. Only the operator of this bot can fix that. Nothing was charged.
failed-no-video = ⚠️ The video was made and then held back, most likely by the safety filter{ $detail ->
        [none] .
       *[other] : { $detail }
    }
    Try other words.
failed-provider-failed = ⚠️ The video service could not make it{ $detail ->
        [none] .
       *[other] : { $detail }
    }
    Nothing was charged. You can ask again.
failed-timed-out = ⚠️ I looked for this video for a whole day and it never came. I have stopped looking.
failed-busy = ⚠️ The video service was too busy all day. Nothing was charged. Please ask again.
failed-not-a-picture = ⚠️ I cannot read that file as a picture. JPEG, PNG and WebP are fine unless they are animated; very large ones only as JPEG. Nothing was charged.
failed-picture-too-large = ⚠️ That picture is larger than 20 MB, which is more than I can fetch. Nothing was charged.
failed-picture-gone = ⚠️ Telegram no longer has that picture. Please send it again. Nothing was charged.
failed-source-gone = ⚠️ The video service no longer has the video to go on from. Nothing was charged.
failed-undeliverable = ⚠️ Your video is ready, but Telegram would not take it for a whole day. I have stopped trying.
failed-broken = ⚠️ Something went wrong on my side, and I could not finish this video. It may have been charged.
failed-lost = ⚠️ The video service no longer knows this video. I have stopped looking.
failed-unplaced = ⚠️ Telegram did not take my first answer, so I did not begin. Nothing was charged.
failed-cancelled = Cancelled. Nothing was charged.
failed-cancelled-paid = Cancelled. The video was already being made, so it is paid for, but I will not send it.
failed-cancelled-sent = Cancelled. The video service already had the request: if it makes the video, it will be paid for.
uncertain =
    ⚠️ I handed your request over, and the answer got lost. I have looked for it and cannot find it, so it may or may not have been paid for.
    Shall I buy it again{ $price ->
        [none] ?
       *[other] , for about { $price }?
    }
uncertain-unread =
    ⚠️ I handed your request over, and the answer got lost. I cannot check, because the log of the video service cannot be read right now. It may or may not have been paid for; I keep looking.
    Shall I buy it again{ $price ->
        [none] ?
       *[other] , for about { $price }?
    }
uncertain-restored =
    ⚠️ I was set back to an earlier state, and no longer know what became of your request. It may or may not have been made and paid for.
    Shall I buy it again{ $price ->
        [none] ?
       *[other] , for about { $price }?
    }
button-rebuy = Buy it again
button-leave = Leave it
uncertain-left = All right, I leave it.
uncertain-bought = All right, I ask for it again.

## Refusals

refusal-empty-prompt = What should the video show? For example: <code>/veo{ $address } a red fox jumps over a frozen river</code>
refusal-prompt-too-long = That is too long: { $length } characters, and I can pass on { $limit } at most. Please shorten it.
refusal-unknown-command = There is no command <code>{ $name }</code> here.{ $suggestion ->
        [none] {" "}/help lists those there are.
       *[other] {" "}Did you mean <code>{ $suggestion }</code>?
    }
refusal-unknown-option = I do not know <code>{ $name }</code>.{ $suggestion ->
        [none] {" "}/help lists the options.
       *[other] {" "}Did you mean <code>{ $suggestion }</code>?
    }
refusal-missing-value = <code>{ $option }</code> needs a value after it. /help shows how.
refusal-bad-value = { $model ->
        [none] <code>{ $option }</code> cannot be <code>{ $value }</code>: it takes { $allowed }.
       *[other] { $model } does not take <code>{ $option } { $value }</code>: it takes { $allowed }.
    }
refusal-option-not-supported = { $model } has no <code>{ $option }</code>. Leave it out, or choose another model: /models
refusal-mode-not-supported = { $model } cannot work from { $mode }. For that, choose { $models }.
refusal-model-retired = { $model } is no longer available. /models shows what there is.
refusal-too-many-pictures = { $count } pictures are too many: I can use up to { $limit }.
refusal-not-a-picture = That is no picture that I can read. JPEG, PNG and WebP are fine.
refusal-picture-too-large = That file is too large: I can fetch up to { $limit } MB.
refusal-picture-gone = Telegram no longer has that picture. Please send it again.
refusal-no-picture-there = There is no picture in the message that you replied to. Reply to a photo, or write <code>/veo …</code> on its own.
refusal-foreign-video = I can go on from videos that I made myself. This one comes from somewhere else: send a picture from it, and I will make that move.
refusal-video-forgotten = I no longer know how this video was made: its prompt, links and files have been deleted.
refusal-user-active = { $limit ->
        [one] A video of yours is in progress, and I make one at a time for each person. Ask again when it is finished. /tasks shows it.
       *[other] You have { $limit } videos in progress, which is as many as you may have at once. Ask again when one of them is finished. /tasks shows them.
    }
refusal-user-daily = That was it for today: { $limit ->
        [one] one video
       *[other] { $limit } videos
    } a day. It goes on at { $time } (in { $wait }).
refusal-chat-daily = This chat has used up its { $limit ->
        [one] one video
       *[other] { $limit } videos
    } of today. It goes on at { $time } (in { $wait }).
refusal-user-budget = With this video you would spend more than { $limit } today, which is your daily budget here. It goes on at { $time } (in { $wait }).
refusal-chat-budget = With this video this chat would spend more than { $limit } today, which is its daily budget. It goes on at { $time } (in { $wait }).
refusal-all-budget = With this video the bot would spend more than its budget for today. It goes on at { $time } (in { $wait }).
refusal-or-cheaper = Something that costs less may still fit: /models
refusal-above-budget = This video costs about { $price }, more than the { $limit } that may be spent in a day here. Choose something that costs less: /models
refusal-not-allowed = This bot makes videos only for people its operator has let in. Your id is <code>{ $user }</code>, this chat’s is <code>{ $chat }</code>: the operator can add either.
refusal-denied = The admins of this bot have decided that it makes no videos for you. Your id is <code>{ $user }</code>.
refusal-button-expired = I no longer know what this was about.
refusal-question-closed = This question is closed. Write /veo and what you want to see.
refusal-nothing-to-cancel = There is nothing to cancel here. /tasks shows what is in progress.
refusal-not-theirs = Only the person who asked for this video, or an admin of this chat, can decide that.
refusal-not-asked = Only the person I asked can decide that.
refusal-not-admin = Only this bot’s admins can do that.
refusal-not-a-member = Only members of this chat can use its buttons. If you are one, reply to one of my messages first, and press again.
refusal-press-in-channel = No button buys anything in a channel: every reader could press it.
refusal-too-dear-for-channel = This would cost about { $price }. Above { $limit } I only buy after a press of a button, and in a channel every reader could press it. Choose something that costs less: /models
refusal-speaks-as-channel = Please ask as yourself: I cannot make videos in the name of this channel or group.
refusal-nobody-meant = Whom do you mean? Give an id or an @name, write <code>here</code> for this chat, or reply to a message of theirs.
refusal-not-a-subject = <code>{ $value }</code> is neither an id nor an @name. Ids are whole numbers, and those of chats are negative.
refusal-unknown-person = I have not met <code>@{ $username }</code> yet. Give their id, or reply to a message of theirs.
refusal-name-unchecked = Telegram does not tell me whether <code>@{ $username }</code> is still the person I met. Give their id, or reply to a message of theirs.
refusal-too-many-words = That is too much: { $most ->
        [one] one word
       *[other] { $most } words
    } at most may follow this command. /help shows how.
refusal-bad-amount = <code>{ $value }</code> cannot be a budget. Give US dollars and cents like <code>2.50</code>, up to a million; <code>0</code> means no limit, and <code>off</code> goes back to the settings.
refusal-budget-too-low = { $spent ->
        [none] More is spent or reserved today already, so the budget cannot be that low.
       *[other] { $spent } is spent or reserved today already, so the budget cannot be lower than that.
    }
refusal-bad-period = I do not understand <code>{ $value }</code> as a time. Write { $allowed } after the command, or nothing.
refusal-private-only = Others could read that here: write it to me in private.
refusal-is-admin = <code>{ $user }</code> is an admin of this bot, and admins always may. Only ADMIN_USERS in the settings can change that.
refusal-broken = Something went wrong on my side. Nothing was charged. Please try again.

## Better prompts and pictures

button-improve = ✨ Improve
button-first = 🖼 Picture first
button-use = 🎬 Use it · { $price }
button-mine = Keep mine
button-move = 🎬 Make it move
button-redraw = 🔁 Another
button-repaint = ✏️ Edit
button-as-is = By its description
words-progress = ✨ Improving your prompt …
improved =
    ✨ <b>A better prompt</b>
    <code>{ $prompt }</code>
words-ended = { $why ->
        [cancelled] Cancelled. Your own words stay.
        [cancelled-paid] Cancelled. Your own words stay. The better prompt was already written and paid for: a fraction of a cent.
        [cancelled-sent] Cancelled. Your own words stay. If the better prompt is written all the same, it will be paid for: a fraction of a cent.
        [refused] ✨ This prompt was not accepted, so your own words stay. Nothing was charged.
        [provider-failed] ✨ The service could not do it, so your own words stay. Nothing was charged.
        [no-words] ✨ Nothing that can be used came back, so your own words stay.
        [words-too-long] ✨ What came back is longer than a prompt may be, so your own words stay.
        [operator] ✨ I cannot improve prompts at the moment, only the operator of this bot can fix that. Your own words stay.
        [busy] ✨ That took too long, so your own words stay. Nothing was charged.
        [result-lost] ✨ The better prompt was written and paid for, a fraction of a cent, but it got lost on its way. Your own words stay.
        [lost] ✨ I got no answer in time, so your own words stay. It may have cost a fraction of a cent.
       *[other] ✨ Something went wrong, so your own words stay.
    }{ $detail ->
        [none] {""}
       *[other] {" "}({ $detail })
    }
still-progress = 🖼 Making a picture{ $price ->
        [none] {""}
       *[other] {" "}for about { $price }
    } …
still-caption = { $prompt }

    <i>🖼{ $price ->
        [none] {""}
       *[other] {" "}{ $price }
    }</i>
still-link = Your picture is ready, but Telegram does not take the file. Here it is: <a href="{ $url }">open the picture</a>
still-cost = Your answer buys a picture for about { $price }.
still-ended = { $why ->
        [cancelled] Cancelled. Nothing was charged.
        [cancelled-paid] Cancelled. The picture was already made, so it is paid for, but I will not send it.
        [cancelled-sent] Cancelled. The video service already had the request: if it makes the picture, it will be paid for.
        [refused] ⚠️ This picture was not accepted. Nothing was charged. Try other words.
        [provider-failed] ⚠️ The picture could not be made. Nothing was charged. You can ask again.
        [no-picture] ⚠️ The picture was made and then held back, most likely by the safety filter. Try other words.
        [operator] ⚠️ I cannot make pictures at the moment. Only the operator of this bot can fix that. Nothing was charged.
        [busy] ⚠️ The service was too busy to make a picture. Nothing was charged. Please ask again.
        [result-lost] ⚠️ The picture was made and paid for, but it got lost on its way. You can ask for another.
        [lost] ⚠️ I got no answer, so I do not know whether the picture was made and paid for. I keep looking. You can ask for another.
        [undeliverable] ⚠️ Your picture is ready, but Telegram would not take it for a whole day. I have stopped trying.
       *[other] ⚠️ Something went wrong with this picture. It may have been charged.
    }{ $detail ->
        [none] {""}
       *[other] {" "}({ $detail })
    }
press-again = That press reached me late, so I bought nothing. Press again if you still want it.
refusal-empty-still = What should the picture show? For example: <code>/still{ $address } a red fox on a frozen river</code>
refusal-not-for-stills = Pictures have no <code>{ $option }</code>: only <code>--ar</code> and <code>--no</code>. Leave it out.
refusal-help-off = The operator of this bot has switched that off.
refusal-help-in-channel = Improving a prompt ends in buttons, which channels do not have: leave <code>--improve</code> out.
refusal-help-elsewhere = There is room for the video alone here: leave <code>--improve</code> out, or ask me in our private chat.
refusal-user-helping-active = { $limit ->
        [one] A picture or prompt of yours is in progress, and I make one at a time. Ask again in a moment.
       *[other] { $limit } pictures and prompts of yours are in progress, as many as may be at once. Ask again in a moment.
    }
refusal-user-helps = That was it for today: { $limit } pictures and improved prompts a day. It goes on at { $time } (in { $wait }).
settings-improve = Improve prompts
settings-improve-about = Should I improve each prompt and show it before anything is bought? “Auto” is off; <code>--raw</code> takes your words as they are.
reason-result-lost = result lost
reason-no-picture = picture held back
reason-no-words = no words came
reason-words-too-long = words too long
command-still = Make a picture first, for cents

## Tasks

tasks-title = <b>In progress here</b>
tasks-none = Nothing is in progress here.
tasks-line = <b>{ $number }</b> · { $model } · { $status } · { $prompt }
status-queued = in the queue
status-submitting = being handed over
status-generating = being made
status-ready = being sent
cancel-done = Cancelled: { $prompt }

button-cancel-number = Cancel { $number }

## History

history-title = <b>Your videos</b>{ $pages ->
        [1] {""}
       *[other] {" "}· page { $page } of { $pages }
    }
history-search = 🔎 <code>{ $words }</code>
history-none = You have no finished videos yet. Write <code>/veo</code> and what you want to see.
history-line = <b>{ $place }</b> · { $date } · { $model } · { $prompt }
history-missing = None of your videos has <code>{ $words }</code> in its prompt. /history shows all.
history-not-yours = This is somebody else’s history. /history shows yours.
delete-none = Reply to one of my videos with /delete to take it out of your history.
delete-not-yours = Only the person who asked for a video can do that.
delete-done = It is out of your history.
button-undo = ↩️ Undo
delete-undone = It is back in your history.
undo-too-late = That was more than ten minutes ago: it stays out of your history.
button-forget = 🗑 Delete everything
forget-ask =
    <b>Shall I delete everything of yours?</b>
    The prompts, links, files and pictures of all your videos go, in every chat with me. The videos leave your history, and the buttons under them stop working.
    The videos themselves stay in their chats, and what others have already made from them stays theirs. I also keep when you asked and what it cost, so that limits still count. This cannot be undone.
forget-done = Done. Your prompts, links, files and pictures are deleted.
forget-later = Your prompts, links, files and pictures are deleted, except for what is still open: { $count ->
        [one] one video that is being made, or that I am still looking for. What I keep of it
       *[other] { $count } videos that are being made, or that I am still looking for. What I keep of them
    } goes as soon as that is over, within about a day.
forget-kept = All right, everything stays as it is.
forget-not-yours = Only the person who wrote /forget can decide that.
inline-about = Veogram · { $model }
inline-start = Make your first video

## Stars

refusal-or-stars = Or pay for this video with Stars: { $stars } ⭐{ $balance ->
        [0] .
       *[other] {" "}(you have { $balance } ⭐).
    } /buy
refusal-stars-owed = { $stars ->
        [0] You owe Stars
       *[other] You owe { $stars } ⭐
    }: Stars that you got back were spent already. As soon as you have made them good with /buy, I make videos for you again.
refusal-stars-off = No Stars are sold here at the moment.
refusal-unknown-pack = There is no such pack. Choose { $packs }.
refusal-bad-refund = Write <code>/refund PAYMENT</code> with the payment’s id, and the person’s id after it where I do not know the payment.
refusal-unknown-payment = I know no payment with this id.{ $person ->
        [none] {" "}If it is right, add the person’s id: <code>/refund PAYMENT PERSON</code>
       *[other] {""}
    }
refusal-refund-refused = Telegram has not paid that back: { $words }
buy =
    <b>Stars for videos</b>
    Beyond your free share, videos are paid with Stars: { $rate } ⭐ for each dollar that a video costs. { $held }.
    Which pack would you like? /terms says what you buy.
buy-monthly = { $stars } ⭐ every 30 days, until you cancel the subscription in Telegram’s settings.
button-pack = { $stars } ⭐{ $monthly ->
        [yes] {" "}every 30 days
       *[no] {""}
    }
button-subscribe = Subscribe: { $stars } ⭐
button-private = Open our private chat
private-only = That is between you and me: write it to me in private.
invoice-title = { $stars } ⭐ for videos
invoice-about = { $monthly ->
        [yes] Credit for videos with this bot, every 30 days. It does not expire.
       *[no] Credit for videos with this bot. It does not expire.
    }
checkout-expired = This invoice is no longer valid. Write /buy for a new one.
checkout-not-allowed = This bot makes no videos for you, so its Stars would be of no use to you. Nothing was paid.
stars-credited =
    Thank you! { $stars } ⭐ are yours{ $debt ->
        [0] ; you have { $balance } ⭐ now.
       *[other] .
    }
    Payment: <code>{ $payment }</code>
stars-refunded = Telegram has paid { $stars } ⭐ back to you.{ $debt ->
        [0] {" "}You have { $balance } ⭐ here now.
       *[other] {""}
    }
progress-stars = Paid with { $stars } ⭐ of yours.
ending-stars-back = You have your { $stars } ⭐ back.
balance = You have { $balance } ⭐
balance-owed = You owe { $stars } ⭐
balance-none = Nothing has happened yet.{ $rate ->
        [0] {""}
       *[other] {" "}/buy shows the packs.
    }
balance-line = { $date } · <b>{ $stars } ⭐</b> · { $what }
balance-purchase = bought
balance-refund = paid back to you
balance-reserve = for video { $number }
balance-credit = back for video { $number }
balance-correction = correction for video { $number }
terms =
    <b>What you buy</b>
    { $rate ->
        [0] At the moment no Stars are sold here; credit that you have stays.
       *[other] One Telegram Star buys one Star of credit. Beyond your free share, { $rate ->
            [one] { $rate } ⭐ is
           *[other] { $rate } ⭐ are
        } taken for each dollar that a video costs, rounded up to a whole Star; the progress message says how many.
    }
    If a video surely cost nothing, because it was refused, failed or was cancelled in time, its Stars come back by themselves. Credit serves for videos with this bot alone; it does not expire, and cannot be passed on.{ $customer ->
        [no] {""}
       *[yes] {" "}Monthly packs renew every 30 days, until you cancel them in Telegram’s settings.
    }
    The seller is the operator of this bot, not Telegram.{ $customer ->
        [no] {""}
       *[yes] {" "}For questions and refunds write /paysupport.
    } What you have paid and used stays on record, also after /forget.
paysupport = Is something wrong with a payment? Write <code>/paysupport</code> and, in the same message, what has happened. I pass it on to the operator of this bot, with your id and your last payments.
paysupport-done = I have passed that on to the operator of this bot, who can answer you and pay you back.
paysupport-later = You have asked several times within an hour. Please ask again later.
paysupport-nobody = I could not reach the operator of this bot. Please try again later.
refund-done = Paid back. <code>{ $user }</code> { $debt ->
        [0] has { $balance } ⭐ now.
       *[other] owes { $debt } ⭐ now.
    }
refund-already = That was paid back already.
subscription-ended = The monthly subscription is cancelled: nothing more will be charged for it.
help-stars =
    <b>Stars</b>
    /buy  Stars for videos beyond your free share
    /balance  what you have
    /terms  what you buy
    /paysupport  ask about a payment
alert-paysupport = 💬 { $person } · { $balance } ⭐ · asks about a payment:
help-stars-admin = /refund  pay somebody’s Stars back, by the payment’s id
alert-paysupport-payment = { $stars } ⭐ were paid; this pays them back: <code>/refund { $payment }</code>
alert-star-payment = ⭐ A payment of { $stars } ⭐ by <code>{ $user }</code> was not credited until now, because Telegram’s message on it got lost: <code>{ $payment }</code>
alert-star-refund = ⭐ A refund of { $stars } ⭐ to <code>{ $user }</code> was not booked until now, because Telegram’s message on it got lost: <code>{ $payment }</code>
alert-star-more = … and { $count } more, which the log names.

## Settings

settings-title =
    <b>Settings for this chat</b>
    They hold where a request does not say otherwise. “Auto” leaves it to the model; the model itself is then { $model }.
settings-row = { $name }: { $value }
settings-model = Model
settings-model-about = Which model should make the videos here? /models tells what each can do.
settings-aspect-ratio = Shape
settings-aspect-ratio-about = Which shape? A picture keeps its own.
settings-duration = Length
settings-duration-about = How long? A model that cannot make this length makes its usual one.
settings-resolution = Resolution
settings-resolution-about = Which resolution, where the model has a choice?
settings-generate-audio = Sound
settings-generate-audio-about = With sound, where the model can?
settings-enhance-prompt = Prompt enhancement
settings-enhance-prompt-about = May the model enrich your words before it starts?
settings-language = Language
settings-language-about = Which language should I speak here?
settings-admins-only = In a group only its admins can change this.
choice-auto = Auto
choice-on = On
choice-off = Off
shape-16-9 = Wide (16:9)
shape-9-16 = Upright (9:16)
button-back = ‹ Back

## Groups

group-hello = Hello! I make videos with Google Veo. Write <code>/veo@{ $username } a red fox jumps over a frozen river</code>, or reply to a photo with <code>/veo@{ $username } she turns her head</code>.
group-hears-commands = I only see messages here that begin with a command or reply to me. Photos reach me when you reply to them with <code>/veo@{ $username } …</code>.
group-hears-all = I see every message here. A plain <code>/veo …</code> is enough.
group-not-allowed = My operator has not let this group in yet. Its id is <code>{ $chat }</code>.

## Access

access-allowed = ✅ { $who }: { $kind ->
        [chat] everybody in this chat may make videos now.
       *[person] may make videos now, in every chat.
    }
access-open = At the moment everybody may anyway: neither ALLOWED_USERS nor ALLOWED_CHATS lists anybody. To let in only whom you name, put at least one id there; your own will do.
access-denied = 🚫 { $who }: { $kind ->
        [chat] nobody in this chat may make videos any more, except for people who are let in themselves.
       *[person] may not make videos any more, in any chat.
    }
access-listed = But ALLOWED_CHATS in the settings lists this chat, so everybody in it still may.
allowed-title = <b>Who may make videos</b>{ $open ->
        [yes] {" "}— everybody, except for those who are kept out: neither ALLOWED_USERS nor ALLOWED_CHATS lists anybody.
       *[no] {""}
    }
allowed-by-settings = <b>By the settings</b>
allowed-by-admins = <b>Let in by admins</b>
allowed-denied = <b>Kept out by admins</b>
list-more = … and { $count } more
button-knock = 🚪 Ask to be let in
knock-asked = I have asked the admins. You will hear from me if they let you in.
knock-needless = You may make videos here. Write /veo and what you want to see.
knock-refused = The admins have decided against it.
knock-unheard = I cannot reach any of the admins right now.
knock-decided = That has been decided already.
knock-private = 🚪 { $person } asks to be let in, in a private chat with me.
knock-group =
    🚪 { $person } asks to be let in.
    Chat: { $chat }
button-verdict-person = ✅ Allow this person
button-verdict-chat = ✅ Allow this chat
button-verdict-deny = 🚫 Deny
knock-person = ✅ { $admin } has let in { $person }.
knock-chat = ✅ { $admin } has let in everybody in chat { $chat }.
knock-deny = 🚫 { $admin } has decided to keep out { $person }.
knock-closed = 🚫 { $admin } has decided to keep out chat { $chat }.
welcome-person = { $person }, you are let in: you may make videos now. Write /veo and what you want to see.
welcome-chat = { $person }, everybody in the chat where you asked may make videos there now. Write /veo there, and what you want to see.

## Budgets

budget-title = <b>Spent today, without what Stars paid for</b>
budget-of-all = Everybody
budget-of-chat = This chat
budget-of-user = You
budget-line = { $who }: { $spent }{ $limit ->
        [none] {""}
       *[other] {" "}of { $limit }
    }{ $reserved ->
        [none] {""}
       *[other] , of which { $reserved } for videos in progress
    }
budget-list = <b>Budgets set by admins, for a day</b>
budget-row = { $who }: { $limit ->
        [none] no limit
       *[other] { $limit }
    }
budget-chat = chat { $chat }
budget-set = 💰 { $who }: { $limit ->
        [none] no limit from now on.
       *[other] { $limit } a day from now on.
    }{ $spent ->
        [none] {""}
       *[other] {" "}Spent today: { $spent }.
    }
budget-off = 💰 { $who }: as in the settings again, { $limit ->
        [none] which set no limit.
       *[other] { $limit } a day.
    }{ $spent ->
        [none] {""}
       *[other] {" "}Spent today: { $spent }.
    }

## The operator

alert-key = 🔑 The AI/ML API does not accept the key any more. Nobody can make videos until AIMLAPI_KEY is right.
alert-credits = 💳 The AI/ML API account is out of credits. Nobody can make videos until it is topped up.
alert-access = ⛔ The AI/ML API refuses access: { $detail }
alert-balance = 💳 The balance of the AI/ML API account is { $balance }, below { $limit }.
alert-budget = { $percent ->
        [100] 💸 Today’s budget for everybody is used up: { $spent } of { $budget }. { $stars ->
            [0] Nobody can make videos until tomorrow.
           *[other] Until tomorrow videos are made for Stars alone.
        }
       *[other] 💸 Over { $percent }% of today’s budget for everybody is spent or reserved: { $spent } of { $budget }.
    }
alert-budget-refused = 💸 A video for { $price } was refused: too little is left of today’s budget for everybody, { $budget }.
alert-budget-too-low = 💸 A video for { $price } was refused: it costs more than everybody may spend in a whole day, { $budget }.
alert-failures = ⚠️ { $failed } of the last { $count } videos failed at the video service. /provider shows how things stand.
alert-ours-only = 🧾 { $count ->
        [one] One video is booked as charged and has been
       *[other] { $count } videos are booked as charged and have been
    } missing from the video service’s statement for over a day: { $amount }. /costs shows more.
alert-corrected = 🧾 { $count ->
        [one] One video has cost another amount
       *[other] { $count } videos have cost another amount
    } than was booked. I have corrected that: { $amount } in all.
alert-above-quote = 🧾 { $count ->
        [one] One video has
       *[other] { $count } videos have
    } cost more than the price list said: { $amount } in all. It is booked as it was charged.
alert-ledger-gap = 🧾 Some lines of the video service’s statement cannot be read. Until they can, nobody gets Stars back for a video that seems not to have been charged. The log has more.
alert-audit = 🧮 { $count ->
        [one] One sum does
       *[other] { $count } sums do
    } not match the ledger: { $names }. Somebody may have changed the database by hand.

## Costs

costs-title = <b>Costs</b>
costs-read = { $wait ->
        [none] I have not read the video service’s statement yet.
       *[other] I read the video service’s statement { $wait } ago.
    }
costs-period = <b>{ $days ->
        [1] Today
       *[other] The last { $days } days
    }</b>: charged by the video service { $amount }
costs-matched = Matched: { $amount }
costs-other = Other use: { $amount }
costs-awaited = Not on it yet: { $amount } ({ $count })
costs-ours-only = Ours only: { $amount } ({ $count })
costs-reserved = Reserved: { $amount } ({ $count })
costs-corrected = Corrected: { $amount } ({ $count })
costs-missing = <b>Ours only, by number of the video</b>
costs-missing-line = <b>{ $number }</b> · { $day } · { $amount }
costs-about =
    <b>Matched</b> is what the video service charged for videos of this bot, <b>other use</b> what it charged for other bots and keys of the account; together they are its whole statement.{ $awaited ->
        [no] {""}
       *[yes] {" "}<b>Not on it yet</b> is booked here and can take up to a day to appear there.
    } <b>Ours only</b> is booked here and has been missing there for over a day. <b>Reserved</b> is what nobody knows the cost of yet.{ $corrected ->
        [no] {""}
       *[yes] {" "}<b>Corrected</b> is what was booked with another amount first.
    } In brackets: videos.

## The provider

provider-title = <b>The video service</b>: AI/ML API
provider-balance = { $amount ->
        [none] The balance cannot be read right now.
       *[other] Balance: { $amount }
    }
provider-top-up = Auto top-up: { $amount } below { $threshold }
provider-no-top-up = { $known ->
        [yes] Auto top-up: off
       *[no] Whether auto top-up is on cannot be read right now.
    }
provider-key = { $state ->
        [enabled] Key: enabled
        [disabled] Key: ⛔ disabled
       *[unknown] The key cannot be looked up right now.
    }
provider-scopes = May be used for: { $scopes ->
        [all] everything
        [none] nothing
       *[other] { $scopes }
    }
provider-no-videos = ⚠️ It cannot make videos.
provider-limit = Spending limit: { $amount ->
        [none] none
       *[other] { $amount }{ $period ->
            [day] {" "}a day
            [week] {" "}a week
            [month] {" "}a month
           *[other] {""}
        }
    }
provider-open = ✅ Videos can be bought.
provider-problem = ⛔ { $model ->
        [all] No videos are bought
       *[other] { $model } is not bought
    }: { $problem ->
        [key] the key is not accepted
        [credits] the account is out of credits
       *[access] access is refused
    }{ $detail ->
        [none] {""}
       *[other] {" "}({ $detail })
    }. One request a minute tries again.
provider-prices = { $wait ->
        [none] Prices by my own list ({ $month }), for the video service’s has not been read yet:
       *[other] Prices, read { $wait } ago:
    }
provider-price = { $model }, { $duration } s: { $price }

## Statistics

stats-title = 📊 <b>{ $title }</b>
stats-videos = 🎬 Videos asked for: { $count }
stats-counted = { $what } { $count }
stats-failures = ⚠️ Failed because: { $reasons }
stats-dollars = 💵 Charged: { $charged }{ $reserved ->
        [none] {""}
       *[other] {" "}· reserved: { $reserved }
    }
stats-stars = ⭐ Stars bought: { $bought } · used: { $used }{ $back ->
        [0] {""}
       *[other] {" "}· paid back: { $back }
    }
stats-waits = ⏱ <b>From the request to the video</b>
stats-wait = { $model }: half within { $median }, nine in ten within { $ninetieth }
stats-chats = 💬 <b>Groups that spent most</b>
stats-people = 👤 <b>People who spent most</b>
stats-spender = { $who }: { $amount } ({ $count })
stats-line = US dollars
button-stats-1 = Today
button-stats-7 = 7 days
button-stats-30 = 30 days
outcome-delivered = delivered
outcome-failed = failed
outcome-cancelled = cancelled
outcome-pending = in progress
reason-safety = safety filter
reason-refused = not accepted
reason-operator-key = key refused
reason-operator-credits = out of credits
reason-operator-access = access refused
reason-no-video = held back
reason-provider-failed = service failed
reason-timed-out = never came
reason-busy = service too busy
reason-not-a-picture = no picture
reason-picture-too-large = picture too large
reason-picture-gone = picture gone
reason-source-gone = source gone
reason-chat-gone = chat gone
reason-unplaced = chat unknown
reason-cancelled = cancelled
reason-undeliverable = not deliverable
reason-broken = own fault
reason-lost = answer lost
reason-unread-log = log not readable
reason-restored = set back by a restore
export-caption = 🧾 Entries of the ledger: { $count } · { $dates }
export-cut = This is as much as fits into { $limit } MB. Ask for fewer days to get the rest.
export-none = The ledger has no entries for this time: { $dates }
export-all = everything
export-failed = The file is too large to be sent in time. Ask for fewer days.

## Several takes, files and links

take-number = { $number } of { $takes }
take-line = { $number } · { $state }
take-ending = <b>{ $take }</b> · { $words }
takes-head = 🎬 <b>{ $model }</b> · { $duration } s{ $resolution ->
        [none] {""}
       *[other] {" "}· { $resolution }
    } · { $takes } videos{ $price ->
        [none] {""}
       *[other] {" "}· ≈ { $price }
    }
takes-usual = Each usually takes about { $typical }.
status-late = still being made, longer than usual
status-searching = being looked for in the video service’s log
status-delivered = ✅ here
status-failed = ⚠️ failed
status-cancelled = cancelled
status-uncertain = ❓ not found
offer-takes = Shall I make { $takes } videos of this? { $model }, { $duration } s each, about { $price } in all.
ask-cost-takes = Your answer buys { $takes } videos: { $model }, { $duration } s each, about { $price } in all.
button-make-takes = 🎬 Make { $takes } videos · { $price }
button-cancel-all = Cancel all
refusal-takes-user-active = { $takes } videos are too many at once: you may have { $limit } in progress. Ask for fewer, or wait until others are finished.
refusal-takes-user-daily = { $takes } videos are more than you have left of your { $limit } a day. Ask for fewer.
refusal-takes-chat-daily = { $takes } videos are more than this chat has left of its { $limit } a day. Ask for fewer.
refusal-takes-budget = { $takes } videos cost more than may still be spent here today. Ask for fewer.
refusal-takes-or-stars = Or pay for all of them with Stars: { $stars } ⭐{ $balance ->
        [0] .
       *[other] {" "}(you have { $balance } ⭐).
    } /buy
refusal-one-video-there = This message holds one video: leave <code>--takes</code> out.
refusal-loop-needs-picture = <code>--loop</code> needs one picture, with which the video begins and ends: reply to a photo with this, or put it in the photo’s caption.
button-file = 📎 File
button-copy = 📋 Copy prompt
file-asked = The file is already on its way.
button-like-this = 🎬 Make one like this
settings-share-link = Link under shared videos
settings-share-link-about = Under videos that you send to other chats: a button with which others open me with the same prompt? They pay for their own videos.

## The command menu

command-veo = Make a video
command-models = What each model can do
command-tasks = What is in progress here
command-history = Your finished videos
command-settings = Settings for this chat
command-delete = Take a video out of your history
command-forget = Delete my prompts, links and files
command-cancel = Cancel a video
command-buy = Buy Stars for videos
command-balance = Your Stars
command-terms = What you buy with Stars
command-paysupport = Ask about a payment
command-refund = Pay somebody’s Stars back
command-help = How to ask for what you want
command-allow = Let somebody in
command-deny = Keep somebody out
command-allowed = Who may make videos
command-budget = Spending and budgets
command-costs = What was spent
command-provider = Balance, key and prices
command-stats = What was made and spent
command-export = The ledger as a file

## In chats that the bot is no member of

guest-empty = What should the video show? For example: <code>@{ $username } a red fox jumps over a frozen river</code>
inline-make = Make a video of this · { $duration } s{ $price ->
        [none] {""}
       *[other] {" "}· { $price }
    }
offer-inline =
    { $prompt }
    <i>{ $model } · { $duration } s · not made yet</i>
inline-refused = This cannot be made like that
refusal-not-the-sender = Only the person who asked for this can use its buttons.
help-inline = In any chat, type <code>@{ $username } a red fox</code> and choose “Make a video of this”: the button in your message makes it right there.
help-guests = In chats that I am not in, write <code>@{ $username } a red fox</code>, also as a reply to a photo or with one: the video comes into that chat.
