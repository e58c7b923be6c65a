### Glossary: the word for each thing, in every message, and words that stand for it in none.
### An ellipsis is any ending. A test holds it.
###
### prompt: prompt (not: description)
### video: video (not: clip…, film…, movie…)
### image: image (not: picture…, photo…)
### request: request (not: wish…)
### make: make (not: generat…, creat…, render…)
### variation: variation (not: variant…)
### extend: extend (not: go on, goes on, prolong…)
### shape: shape (not: aspect…, format…)
### length: length (not: duration…)
### sound: sound (not: audio, silent)
### cancel: cancel (not: abort…, call off, called off)
### history: history (not: archive…, gallery)
### settings: settings (not: preference…, configuration)
### charge: charged (not: billed, paid for, bought it)
### refund: refund (not: pay back, paid back, pays back)
### budget: budget (not: allowance, quota…)
### limit: limit (not: quota…, cap)
### free videos: free videos (not: free share)
### Stars: Stars (not: coins, tokens)
### owner: owner (not: operator…)
### admin: admin (not: administrator…, moderator…)
### allow: allow (not: let in, permit…)
### deny: deny / denied (not: keep out, kept out, ban, banned)
### tap: tap (not: press, click…)
### video service: video service (not: provider…)

## Lengths of time

time-seconds = { $number } s
time-minutes = { $number } min
time-hours = { $number } h

## Greetings and help

start =
    <b>Hello! I make videos with Google Veo.</b>

    Write what you want to see, and about a minute later your video is here:
    <code>/veo a red fox jumps over a frozen river</code>

    Have an image? Send it with <code>/veo she turns her head</code> as its caption, or reply to an image with that, and it starts to move.

    /help tells you about shape, length, sound and the rest.
start-cost = A video here costs about { $price } ({ $model }, { $duration } s).
start-left = { $left ->
        [0] That was it for today. You can make more tomorrow{ $sells ->
            [no] .
           *[yes] {", or now with Stars: /buy"}
        }
        [one] One video is left for you today.
       *[other] { $left } videos are left for you today.
    }
start-examples = Or start with one of these. I’ll name the price and ask before I make it:
button-example-cat = 🥞 A cat makes pancakes
button-example-whale = 🐋 A whale above a city
button-example-boat = ⛵ A paper boat at night
example-cat-prompt = A ginger cat in a chef’s hat flips a pancake in a sunny kitchen, and it lands on the cat’s head. Warm light, playful, close-up
example-whale-prompt = A whale swims slowly through the clouds above a city at sunset, its shadow gliding over the roofs. Wide shot, dreamlike
example-boat-prompt = A paper boat sails down a rainy street at night, past puddles full of neon light. The camera follows just above the water
example-asked = I’ve already asked you about that: the question is further down in this chat.
help =
    <b>How to ask</b>
    <code>/veo{ $address } a red fox jumps over a frozen river</code>
    Reply to an image with <code>/veo …</code>, or put <code>/veo …</code> in its caption, and the image starts to move. Two images become the first and the last frame, three show what should appear. Reply to one of my videos with <code>/veo …</code> to extend it. Reply with <code>/veo</code> alone to a quoted part of a message, and the quote is the prompt.

    <b>Options</b>, anywhere in the message
    <code>--model veo3.1</code>  one of { $models }
    <code>--ar 9:16</code>  upright; <code>16:9</code> is wide
    <code>--duration 8</code>  length in seconds
    <code>--res 1080p</code>  or 720p
    <code>--no rain, people</code>  what to leave out
    <code>--seed 7</code>  the same seed gives a similar video again
    <code>--silent</code>  without sound
    <code>--raw</code>  use my prompt as it is{ $improves ->
        [no] {""}
       *[yes] {"\u000A"}<code>--improve</code>  show a better prompt first
    }
    <code>--fix off</code>  refuse my prompt rather than reword it (3.1)
    <code>--people off</code>  no people in the video (3.1 Lite)
    <code>--takes 4</code>  up to four videos at once, each different
    <code>--loop</code>  an image is both the first and the last frame
    <code>--spoiler</code>  hidden until tapped

    <b>Commands</b>
    /veo  make a video{ $draws ->
        [no] {""}
       *[yes] {"\u000A"}/still  make an image first, for cents
    }
    /models  what each model can do
    /tasks  what’s in progress here
    /history  your finished videos; <code>/history fox</code> finds those with this word
    /settings  model, shape, length and language in this chat
    /cancel  cancel a video (reply to it, or give its number)
    /delete  reply to a video with this to remove it from your history
    /forget  delete all your prompts, links and files
    /help  this page

    { $group ->
        [yes] In groups I only see messages that start with a command or reply to me: write <code>/veo@{ $username } …</code>, or reply to an image with it.
       *[no] In groups, write <code>/veo@{ $username } …</code> so that Telegram passes it on to me. And in any chat, <code>@{ $username } fox</code> finds your own videos and sends them there.
    }
help-admins =
    <b>For the admins of this bot</b>
    /allow  allow someone: <code>/allow 12345</code>, <code>/allow @name</code>, <code>/allow here</code> for this chat, or /allow as a reply to someone’s message
    /deny  deny someone access, named in the same way
    /allowed  who can make videos
    /budget  what has been spent today. <code>/budget @name</code> shows someone’s spending, <code>/budget @name 2.50</code> sets their daily budget, <code>/budget here 5</code> sets this chat’s, and <code>/budget 2</code> as a reply sets that of whoever wrote the message. <code>0</code> means no limit, and <code>off</code> goes back to the settings
    /costs  what was spent, here and by the video service’s statement
    /provider  balance, key, whether videos can be made, prices
    /stats  what was requested, made and spent: today, or in <code>7</code> or <code>30</code> days
    /export  the ledger as a CSV file: this month, <code>7</code> or <code>30</code> days, a month like <code>2026-11</code>, or <code>all</code>
models-title = <b>Models</b> — choose one for this chat with a button, or for one video with <code>--model</code>
models-wait = Wait
models-good-veo3-fast = Quick and good value: for trying out ideas.
models-good-veo3 = Finer image and sound than Fast: for the final version.
models-good-veo3-1-fast = Quick, and can do more: two frames, extending videos.
models-good-veo3-1 = The best there is: fine detail, reference images, extending videos.
models-good-veo3-1-lite = The cheapest: for many drafts.
models-good-veo3-1-lite-preview = Full HD at a low price; still a preview.
models-good-veo2 = The classic without sound: also 5 and 7 seconds.
models-line =
    <code>{ $name }</code>{ $default ->
        [yes] {" "}(used here)
       *[no] {""}
    }
    { $good }
models-details =
    <code>{ $name }</code>
    { $durations } s · { $resolutions } · { $sound ->
        [yes] with sound
       *[no] no sound
    }
    from { $modes }
mode-text = text
mode-image = an image
mode-frames = a first and a last frame
mode-references = reference images
mode-extend = a video to extend

## Progress

progress-head = 🎬 <b>{ $model }</b> · { $duration } s{ $resolution ->
        [none] {""}
       *[other] {" "}· { $resolution }
    }{ $price ->
        [none] {""}
       *[other] {" "}· ≈ { $price }
    }
progress-queued = Starting…
progress-waiting = Number { $place } in the queue.
progress-submitting = Sending your request…
progress-generating = Making your video… This usually takes about { $typical }.
progress-due = Still making your video… It should be ready any moment.
progress-slow = Still making your video… It’s taking longer than usual.
progress-late = Still making your video… It’s taking longer than usual, and I’m keeping an eye on it.
progress-searching = 🔎 The video service hasn’t answered. I’m looking for your video in its log; you won’t be charged twice.
progress-help-slow = It’s taking longer than usual.
progress-ready = Done! Sending it…
progress-substitute = { $wanted } can’t do this, so { $model } makes it.
button-cancel = Cancel
button-cancel-anyway = Cancel anyway
button-carry-on = Keep making it
cancel-press-again = { $sent ->
        [yes] It may already have been charged.
       *[no] It is already paid.
    } To cancel anyway, tap the button again within a minute.
cancel-which = { $number ->
        [none] {""}
       *[other] <b>{ $number }</b> ·{" "}
    }{ $prompt }
cancel-not = All right, I’ll keep making it.

## Buttons under a video

button-again = 🎲 New variation
button-edit = ✏️ Edit
button-extend = ⏩ Extend
button-share = 📤 Share
button-link = 🔗 Link
button-go-on = Continue as before
button-make = 🎬 Make it
button-make-for = 🎬 Make it · { $price }
ask-prompt = What should the video show? Your next message is the prompt. For example: <code>a red fox jumps over a frozen river</code>
ask-prompt-in-group = What should the video show? Reply to this message with the prompt, or write for example: <code>/veo@{ $username } a red fox jumps over a frozen river</code>
ask-motion = { $mode ->
        [frames] The first image becomes the first frame, the second one the last. What should happen in between?
        [references] Everything in your images should appear in the video. What should happen?
       *[other] How should it move?
    } { $group ->
        [channel] Reply to this message in your own words:
        [yes] Reply to this message in your own words, or choose:
       *[no] Answer in your own words, or choose:
    }
ask-edit =
    { $person }, { $group ->
        [yes] reply to this message with the new prompt
       *[no] send the new prompt
    }; everything else stays the same. It was:
    <code>{ $prompt }</code>
ask-extend = { $person }, what happens next? { $group ->
        [channel] Reply to this message in your own words:
        [yes] Reply to this message in your own words, or:
       *[no] Answer in your own words, or:
    }
motion-closer = The camera moves closer
motion-closer-prompt = The camera moves slowly closer, gentle natural movement
motion-alive = It comes alive
motion-alive-prompt = The scene comes alive with natural, lifelike movement
motion-around = The camera circles it
motion-around-prompt = The camera slowly circles around the subject
motion-between = From first to last
motion-between-prompt = One smooth, continuous movement leads from the first image to the last
motion-morph = One turns into the other
motion-morph-prompt = The first image gradually transforms into the last
motion-together = They meet in one scene
motion-together-prompt = Everything from the images comes together in one natural scene
motion-play = They play together
motion-play-prompt = Everything from the images interacts playfully in one lively scene
offer = Make a video of this? { $model }, { $duration } s, about { $price }.
ask-cost = Your answer makes a video: { $model }, { $duration } s, about { $price }.
ask-stars = If your free videos are used up: { $stars } ⭐.
offer-prompt = <code>{ $prompt }</code>
offer-incomplete = I haven’t received every image of this album.
offer-raised = { $wanted ->
        [none] Here it can only be { $duration } s long.
       *[other] { $wanted } can’t do this. { $model } can, with { $duration } s.
    } That costs more than the usual { $usual }.
small-talk = 😊 Glad to have you here! Whenever you like, tell me what you want to see. /help shows what I can do.
own-post-only = This isn’t a post of your own, so I won’t make a video of it. Write <code>/veo</code> and what you want to see.
answer-too-late = That was over an hour ago, so nothing was charged. { $buttons ->
        [no] Write
       *[yes] Use the buttons, or write
    } <code>/veo</code> and what you want to see.
question-dropped = Cancelled. Nothing was charged.
link = Here’s <a href="{ $url }">the file</a>. This link will expire.
link-gone = The video service no longer has this file.

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
       *[other] {" "}· seed { $seed }
    }{ $price ->
        [none] {""}
       *[other] {" "}· { $price }
    }</i>
video-link = Your video is ready, but Telegram won’t take the file. Here it is: <a href="{ $url }">open the video</a>
failed-safety = ⚠️ The safety filter blocked this prompt. Try rephrasing it.
    Nothing was charged.{ $detail ->
        [none] {""}
       *[other] {" "}({ $detail })
    }
failed-refused = ⚠️ The video service refused this request{ $detail ->
        [none] .
       *[other] : { $detail }
    }
    Nothing was charged.
failed-operator-key = ⚠️ I can’t make videos right now: the video service doesn’t accept my key. Only the bot’s owner can fix that. Nothing was charged.
failed-operator-credits = ⚠️ I can’t make videos right now: my credits are used up. Only the bot’s owner can fix that. Nothing was charged.
failed-operator-access = ⚠️ I can’t make videos right now: the video service denies me access. Only the bot’s owner can fix that. Nothing was charged.
failed-no-video = ⚠️ The video was made, but then held back, most likely by the safety filter{ $detail ->
        [none] .
       *[other] : { $detail }
    }
    Try rephrasing your prompt.
failed-provider-failed = ⚠️ The video service couldn’t make this video{ $detail ->
        [none] .
       *[other] : { $detail }
    }
    Nothing was charged. You can try again.
failed-timed-out = ⚠️ I looked for this video for a whole day, and it never came. I’ve stopped looking.
failed-busy = ⚠️ The video service was too busy all day. Nothing was charged. Please try again.
failed-not-a-picture = ⚠️ I can’t read that as an image. JPEG, PNG and WebP work unless they’re animated; very large ones only as JPEG. Nothing was charged.
failed-picture-too-large = ⚠️ That image is larger than 20 MB, which is more than I can fetch. Nothing was charged.
failed-picture-gone = ⚠️ Telegram no longer has that image. Please send it again. Nothing was charged.
failed-source-gone = ⚠️ The video service no longer has the video to extend. Nothing was charged.
failed-undeliverable = ⚠️ Your video is ready, but Telegram wouldn’t take it for a whole day. I’ve stopped trying.
failed-broken = ⚠️ Something went wrong on my side, and I couldn’t finish this video. It may have been charged.
failed-lost = ⚠️ The video service no longer knows this video. I’ve stopped looking.
failed-unplaced = ⚠️ Telegram didn’t take my first answer, so I didn’t start. Nothing was charged.
failed-cancelled = Cancelled. Nothing was charged.
failed-cancelled-paid = Cancelled. It was already charged, so you won’t receive it.
failed-cancelled-sent = Cancelled. The video service already had your request: if it makes the video, it will be charged.
uncertain =
    ⚠️ I sent your request, but the answer got lost. I’ve looked for it and can’t find it.
    Try again{ $price ->
        [none] ?
       *[other] {" "}for about { $price }?
    } You might be charged twice.
uncertain-unread =
    ⚠️ I sent your request, but the answer got lost. I can’t check, because the video service’s log can’t be read right now. I’ll keep looking.
    Try again{ $price ->
        [none] ?
       *[other] {" "}for about { $price }?
    } You might be charged twice.
uncertain-restored =
    ⚠️ I was set back to an earlier state and no longer know what became of your request.
    Try again{ $price ->
        [none] ?
       *[other] {" "}for about { $price }?
    } You might be charged twice.
button-rebuy = Try again
button-leave = Don’t retry
button-retry = 🔁 Try again
button-edit-prompt = ✏️ Edit prompt
uncertain-left = All right, I won’t retry.
uncertain-bought = All right, trying again.

## Refusals

refusal-empty-prompt = What should the video show? For example: <code>/veo{ $address } a red fox jumps over a frozen river</code>
refusal-prompt-too-long = That’s too long: { $length } characters, and I can pass on { $limit } at most. Please shorten it.
refusal-unknown-command = Unknown command <code>{ $name }</code>.{ $suggestion ->
        [none] {" "}/help lists them all.
       *[other] {" "}Did you mean <code>{ $suggestion }</code>?
    }
refusal-unknown-option = Unknown option <code>{ $name }</code>.{ $suggestion ->
        [none] {" "}/help lists them all.
       *[other] {" "}Did you mean <code>{ $suggestion }</code>?
    }
refusal-missing-value = <code>{ $option }</code> needs a value after it. /help shows how.
refusal-bad-value = { $model ->
        [none] <code>{ $option }</code> can’t be <code>{ $value }</code>: it takes { $allowed }.
       *[other] { $model } doesn’t take <code>{ $option } { $value }</code>: it takes { $allowed }.
    }
refusal-option-not-supported = { $names ->
        [none] <code>{ $option }</code> doesn’t work here. Leave it out.
       *[other] <code>{ $option }</code> works only with { $names }.
    }
refusal-mode-not-supported = { $model } can’t make a video from { $mode }. For that, choose { $models }.
refusal-model-retired = { $model } is no longer available. /models shows what there is.
refusal-too-many-pictures = { $count } images are too many: I can use up to { $limit }.
refusal-not-a-picture = I can’t read that as an image. JPEG, PNG and WebP work.
refusal-picture-too-large = That file is too large: I can fetch up to { $limit } MB.
refusal-picture-gone = Telegram no longer has that image. Please send it again.
refusal-no-picture-there = There’s no image in the message you replied to. Reply to an image, or write <code>/veo …</code> on its own.
refusal-foreign-video = I can only extend videos that I made. This one comes from somewhere else: send an image from it, and I’ll make it move.
refusal-video-forgotten = I no longer know how this video was made: its prompt, links and files have been deleted.
refusal-user-active = { $limit ->
        [one] You already have a video in progress, and I make one at a time for each person. Try again when it’s finished. /tasks shows it.
       *[other] You already have { $limit } videos in progress, which is the limit. Try again when one of them is finished. /tasks shows them.
    }
refusal-user-daily = That’s it for today: { $limit ->
        [one] one video
       *[other] { $limit } videos
    } a day. Next one at { $time } (in { $wait }).
refusal-chat-daily = That’s it for this chat today: { $limit ->
        [one] one video
       *[other] { $limit } videos
    } a day. Next one at { $time } (in { $wait }).
refusal-user-budget = This video would exceed your daily budget here, { $limit }. Next one at { $time } (in { $wait }).
refusal-chat-budget = This video would exceed this chat’s daily budget, { $limit }. Next one at { $time } (in { $wait }).
refusal-all-budget = This video would exceed the bot’s daily budget. Next one at { $time } (in { $wait }).
refusal-or-cheaper = Something cheaper may still fit: /models
refusal-above-budget = This video costs about { $price }, more than the daily budget here, { $limit }. Choose something cheaper: /models
refusal-not-allowed = This bot makes videos only for people its owner has allowed. Your ID is <code>{ $user }</code>, this chat’s is <code>{ $chat }</code>: the owner can allow either.
refusal-denied = The admins of this bot have denied you access. Your ID is <code>{ $user }</code>.
refusal-button-expired = I no longer know what this was about.
refusal-question-closed = This question is closed. Write /veo and what you want to see.
refusal-already-paid = { $sent ->
        [yes] Your request has already been sent and may have been charged. Cancel anyway?
       *[no] It is already paid. Cancel anyway?
    }
refusal-nothing-to-cancel = Nothing to cancel. /tasks shows what’s in progress.
refusal-not-theirs = Only the person who requested this video, or an admin of this chat, can decide that.
refusal-not-asked = Only the person I asked can decide that.
refusal-not-admin = Only this bot’s admins can do that.
refusal-not-a-member = Only members of this chat can use its buttons. If you’re one, reply to one of my messages first, and tap again.
refusal-press-in-channel = In a channel no button makes a video: every reader could tap it.
refusal-too-dear-for-channel = This would cost about { $price }. Above { $limit } I ask first, with a button, and in a channel every reader could tap it. Choose something cheaper: /models
refusal-dearer-in-channel = This would be made with { $model }, { $duration } s, for about { $price }: more than usual here. If that’s what you want, add <code>--model { $family } --duration { $duration }</code>.
refusal-speaks-as-channel = Please ask as yourself: I can’t make videos on behalf of this channel or group.
refusal-nobody-meant = Who do you mean? Give an ID or an @name, write <code>here</code> for this chat, or reply to one of their messages.
refusal-not-a-subject = <code>{ $value }</code> is neither an ID nor an @name. IDs are whole numbers, and those of chats are negative.
refusal-unknown-person = I haven’t met <code>@{ $username }</code> yet. Give their ID, or reply to one of their messages.
refusal-name-unchecked = Telegram doesn’t tell me whether <code>@{ $username }</code> is still the person I met. Give their ID, or reply to one of their messages.
refusal-too-many-words = That’s too much: { $most ->
        [one] one word
       *[other] { $most } words
    } at most can follow this command. /help shows how.
refusal-bad-amount = <code>{ $value }</code> can’t be a budget. Give US dollars and cents like <code>2.50</code>, up to a million; <code>0</code> means no limit, and <code>off</code> goes back to the settings.
refusal-budget-too-low = { $spent ->
        [none] More than that is already spent or reserved today, so the budget can’t be that low.
       *[other] { $spent } is already spent or reserved today, so the budget can’t be lower than that.
    }
refusal-bad-period = I don’t understand <code>{ $value }</code> as a time. Write { $allowed } after the command, or nothing.
refusal-private-only = Others could read that here: send it to me in private.
refusal-is-admin = <code>{ $user }</code> is an admin of this bot, and admins always have access. Only ADMIN_USERS in the settings can change that.
refusal-broken = Something went wrong on my side. Nothing was charged. Please try again.

## Better prompts and pictures

button-improve = ✨ Improve
button-first = 🖼 Image first
button-use = 🎬 Use it · { $price }
button-mine = Keep mine
button-move = 🎬 Make it move
button-redraw = 🔁 Another
button-repaint = ✏️ Edit
button-as-is = Just as described
words-progress = ✨ Improving your prompt…
improved =
    ✨ <b>A better prompt</b>
    <code>{ $prompt }</code>
words-ended = { $why ->
        [cancelled] Cancelled. Your prompt stays as it is.
        [cancelled-paid] Cancelled. Your prompt stays as it is. The better one was already written and charged: a fraction of a cent.
        [cancelled-sent] Cancelled. Your prompt stays as it is. If the better one is written all the same, it will be charged: a fraction of a cent.
        [refused] ✨ The service refused this prompt, so yours stays as it is. Nothing was charged.
        [provider-failed] ✨ The service couldn’t do it, so your prompt stays as it is. Nothing was charged.
        [no-words] ✨ Nothing useful came back, so your prompt stays as it is.
        [words-too-long] ✨ What came back is too long for a prompt, so yours stays as it is.
        [operator] ✨ I can’t improve prompts right now, and only the bot’s owner can fix that. Your prompt stays as it is.
        [busy] ✨ That took too long, so your prompt stays as it is. Nothing was charged.
        [result-lost] ✨ The better prompt was written and charged, a fraction of a cent, but got lost on its way. Yours stays as it is.
        [lost] ✨ I got no answer in time, so your prompt stays as it is. A fraction of a cent may have been charged.
       *[other] ✨ Something went wrong, so your prompt stays as it is.
    }{ $detail ->
        [none] {""}
       *[other] {" "}({ $detail })
    }
still-progress = 🖼 Making an image{ $price ->
        [none] {""}
       *[other] {" "}for about { $price }
    }…
still-caption = { $prompt }

    <i>🖼{ $price ->
        [none] {""}
       *[other] {" "}{ $price }
    }</i>
still-link = Your image is ready, but Telegram won’t take the file. Here it is: <a href="{ $url }">open the image</a>
still-cost = Your answer makes an image for about { $price }.
still-ended = { $why ->
        [cancelled] Cancelled. Nothing was charged.
        [cancelled-paid] Cancelled. It was already charged, so you won’t receive it.
        [cancelled-sent] Cancelled. The video service already had your request: if it makes the image, it will be charged.
        [refused] ⚠️ The service refused this request. Nothing was charged. Try rephrasing your prompt.
        [provider-failed] ⚠️ The service couldn’t make this image. Nothing was charged. You can try again.
        [no-picture] ⚠️ The image was made, but then held back, most likely by the safety filter. Try rephrasing your prompt.
        [operator] ⚠️ I can’t make images right now. Only the bot’s owner can fix that. Nothing was charged.
        [busy] ⚠️ The service was too busy to make an image. Nothing was charged. Please try again.
        [result-lost] ⚠️ The image was made and charged, but got lost on its way. You can ask for another.
        [lost] ⚠️ I got no answer, so I don’t know whether the image was made and charged. I’ll keep looking. You can ask for another.
        [undeliverable] ⚠️ Your image is ready, but Telegram wouldn’t take it for a whole day. I’ve stopped trying.
       *[other] ⚠️ Something went wrong with this image. It may have been charged.
    }{ $detail ->
        [none] {""}
       *[other] {" "}({ $detail })
    }
press-again = Your tap reached me late, so nothing was charged. Tap again if you still want it.
price-risen = The price has gone up to about { $price }, so nothing was charged. Tap the button if you still want it.
refusal-empty-still = What should the image show? For example: <code>/still{ $address } a red fox on a frozen river</code>
refusal-not-for-stills = Images don’t take <code>{ $option }</code>, only <code>--ar</code> and <code>--no</code>. Leave it out.
refusal-help-off = The bot’s owner has switched that off.
refusal-help-in-channel = Improving a prompt ends in buttons, which channels don’t have: leave <code>--improve</code> out.
refusal-help-elsewhere = There’s only room for the video here: leave <code>--improve</code> out, or ask me in our private chat.
refusal-user-helping-active = { $limit ->
        [one] You already have an image or a prompt in progress, and I make one at a time. Try again in a moment.
       *[other] You already have { $limit } images and prompts in progress, which is the limit. Try again in a moment.
    }
refusal-user-helps = That’s it for today: { $limit } images and improved prompts a day. Next one at { $time } (in { $wait }).
settings-improve = Improve prompts
settings-improve-about = Should I improve each prompt and show it before anything is charged? “Auto” is off; <code>--raw</code> uses your prompt as it is.
reason-result-lost = result lost
reason-no-picture = image held back
reason-no-words = no words came
reason-words-too-long = words too long
command-still = Make an image first, for cents

## Tasks

tasks-title = <b>In progress</b>
tasks-none = Nothing in progress here.
tasks-line = <b>{ $number }</b> · { $model } · { $status } · { $prompt }
status-queued = in the queue
status-submitting = sending your request
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
history-none = You don’t have any finished videos yet. Write <code>/veo</code> and what you want to see.
history-line = <b>{ $place }</b> · { $date } · { $model } · { $prompt }
history-missing = None of your videos has <code>{ $words }</code> in its prompt. /history shows them all.
history-not-yours = This is someone else’s history. /history shows yours.
delete-none = Reply to one of my videos with /delete to remove it from your history.
delete-not-yours = Only the person who requested a video can do that.
delete-done = Removed from your history. The message stays here.
button-undo = ↩️ Undo
delete-undone = Back in your history.
undo-too-late = That was more than ten minutes ago, so it stays removed from your history.
button-forget = 🗑 Delete everything
forget-ask =
    <b>Delete everything of yours?</b>
    The prompts, links, files and images of all your videos are deleted, in every chat with me. The videos leave your history, and the buttons under them stop working.
    The videos themselves stay in their chats, and what others have already made from them stays theirs. I also keep when you asked and what it cost, so that limits still count. This can’t be undone.
forget-done = Done. Your prompts, links, files and images are deleted.
forget-later = Your prompts, links, files and images are deleted, except for what is still open: { $count ->
        [one] one video that is being made, or that I’m still looking for. What I keep of it
       *[other] { $count } videos that are being made, or that I’m still looking for. What I keep of them
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
    }: Stars that were refunded to you had already been spent. Once you’ve made up for them with /buy, I’ll make videos for you again.
refusal-stars-off = Stars aren’t sold here right now.
refusal-unknown-pack = There is no such pack. Choose { $packs }.
refusal-bad-refund = Write <code>/refund PAYMENT</code> with the payment’s ID, followed by the person’s ID if I don’t know the payment.
refusal-unknown-payment = I don’t know a payment with this ID.{ $person ->
        [none] {" "}If it’s right, add the person’s ID: <code>/refund PAYMENT PERSON</code>
       *[other] {""}
    }
refusal-refund-refused = Telegram didn’t refund that: { $words }
buy =
    <b>Stars for videos</b>
    When your free videos are used up, you pay with Stars: { $rate } ⭐ for each dollar that a video costs. { $held }.
    Which pack would you like? /terms says what you buy.
buy-monthly = { $stars } ⭐ every 30 days, until you cancel the subscription in Telegram’s settings.
button-pack = { $stars } ⭐{ $monthly ->
        [yes] {" "}every 30 days
       *[no] {""}
    }
button-subscribe = Subscribe: { $stars } ⭐
button-private = Open our private chat
private-only = That’s between you and me: send it to me in private.
invoice-title = { $stars } ⭐ for videos
invoice-about = { $monthly ->
        [yes] Credit for videos with this bot, every 30 days. It does not expire.
       *[no] Credit for videos with this bot. It does not expire.
    }
checkout-expired = This invoice is no longer valid. Write /buy for a new one.
checkout-not-allowed = This bot doesn’t make videos for you, so its Stars would be of no use to you. Nothing was charged.
stars-credited =
    Thank you! { $stars } ⭐ are yours{ $debt ->
        [0] ; you now have { $balance } ⭐.
       *[other] .
    }
    Payment: <code>{ $payment }</code>
stars-refunded = Telegram refunded { $stars } ⭐ to you.{ $debt ->
        [0] {" "}You now have { $balance } ⭐ here.
       *[other] {""}
    }
progress-stars = Paid with { $stars } ⭐ of yours.
ending-stars-back = You got your { $stars } ⭐ back.
balance = You have { $balance } ⭐
balance-owed = You owe { $stars } ⭐
balance-none = Nothing here yet.{ $rate ->
        [0] {""}
       *[other] {" "}/buy shows the packs.
    }
balance-line = { $date } · <b>{ $stars } ⭐</b> · { $what }
balance-purchase = bought
balance-refund = refunded to you
balance-reserve = for video { $number }
balance-credit = back for video { $number }
balance-correction = correction for video { $number }
terms =
    <b>What you buy</b>
    { $rate ->
        [0] Stars aren’t sold here right now; credit you already have stays yours.
       *[other] One Telegram Star buys one Star of credit. When your free videos are used up, { $rate ->
            [one] { $rate } ⭐ is
           *[other] { $rate } ⭐ are
        } taken for each dollar that a video costs, rounded up to a whole Star; the progress message says how many.
    }
    If a video certainly cost nothing, because it was refused, failed or was cancelled in time, its Stars come back by themselves. Credit is only for videos with this bot; it doesn’t expire and can’t be passed on.{ $customer ->
        [no] {""}
       *[yes] {" "}Monthly packs renew every 30 days until you cancel them in Telegram’s settings.
    }
    The seller is the bot’s owner, not Telegram.{ $customer ->
        [no] {""}
       *[yes] {" "}For questions and refunds write /paysupport.
    } What you’ve paid and used stays on record, even after /forget.
paysupport = Something wrong with a payment? Write <code>/paysupport</code> and, in the same message, what happened. I’ll pass it on to the bot’s owner, with your ID and your last payments.
paysupport-done = I’ve passed that on to the bot’s owner, who can answer you and refund you.
paysupport-later = You’ve asked several times within an hour. Please ask again later.
paysupport-nobody = I couldn’t reach the bot’s owner. Please try again later.
refund-done = Refunded. <code>{ $user }</code> { $debt ->
        [0] now has { $balance } ⭐.
       *[other] now owes { $debt } ⭐.
    }
refund-already = That was already refunded.
subscription-ended = The monthly subscription is cancelled: nothing more will be charged for it.
help-stars =
    <b>Stars</b>
    /buy  Stars for when your free videos are used up
    /balance  what you have
    /terms  what you buy
    /paysupport  ask about a payment
alert-paysupport = 💬 { $person } · { $balance } ⭐ · asks about a payment:
help-stars-admin = /refund  refund someone’s Stars, by the payment’s ID
alert-paysupport-payment = { $stars } ⭐ were paid; this refunds them: <code>/refund { $payment }</code>
alert-star-payment = ⭐ A payment of { $stars } ⭐ by <code>{ $user }</code> wasn’t credited until now, because Telegram’s message about it got lost: <code>{ $payment }</code>
alert-star-refund = ⭐ A refund of { $stars } ⭐ to <code>{ $user }</code> wasn’t booked until now, because Telegram’s message about it got lost: <code>{ $payment }</code>
alert-star-more = … and { $count } more, listed in the log.

## Settings

settings-title =
    <b>Settings</b>
    Defaults for this chat; options in <code>/veo</code> override them.
settings-holds = { $name }: <b>{ $value }</b> · { $by ->
        [bot] the bot’s default
        [model] the model’s default
        [person] as in your Telegram
       *[chat] chosen here
    }
settings-unfit = ⚠️ { $model } makes { $allowed }: the chosen { $chosen } doesn’t fit, so it will be { $value }.
settings-unfit-sound = ⚠️ { $model } makes videos without sound only: there will be none, though sound is on here.
settings-unfit-enhance = ⚠️ { $model } has no switch for enhancing prompts: what is chosen here has no effect.
settings-price = A video with these settings costs about { $price }.
settings-row = { $name }: { $value }
settings-model = Model
settings-model-about = Which model should make the videos here? /models shows what each can do.
settings-aspect-ratio = Shape
settings-aspect-ratio-about = Which shape? An image keeps its own.
settings-duration = Length
settings-duration-about = How long? A model that can’t make this length makes its usual one.
settings-resolution = Resolution
settings-resolution-about = Which resolution, where the model has a choice?
settings-generate-audio = Sound
settings-generate-audio-about = With sound, where the model can?
settings-enhance-prompt = Enhance prompts
settings-enhance-prompt-about = Should the model add detail to your prompt before it starts?
settings-language = Language
settings-language-about = Which language should I speak here?
settings-admins-only = In a group, only its admins can change this.
choice-auto = Auto
choice-on = On
choice-off = Off
shape-16-9 = Wide (16:9)
shape-9-16 = Upright (9:16)
button-back = ‹ Back

## Groups

group-hello = Hello! I make videos with Google Veo. Write <code>/veo@{ $username } a red fox jumps over a frozen river</code>, or reply to an image with <code>/veo@{ $username } she turns her head</code>.
group-hears-commands = I only see messages here that start with a command or reply to me. To use an image, reply to it with <code>/veo@{ $username } …</code>.
group-hears-all = I see every message here. A plain <code>/veo …</code> is enough.
group-not-allowed = My owner hasn’t allowed this group yet. Its ID is <code>{ $chat }</code>.

## Access

access-allowed = ✅ { $who }: { $kind ->
        [chat] everyone in this chat can make videos now.
       *[person] can make videos now, in every chat.
    }
access-open = For now everyone can anyway: neither ALLOWED_USERS nor ALLOWED_CHATS lists anyone. To allow only the people you name, put at least one ID there; your own will do.
access-denied = 🚫 { $who }: { $kind ->
        [chat] no one in this chat can make videos any more, except people who are allowed themselves.
       *[person] can’t make videos any more, in any chat.
    }
access-listed = But ALLOWED_CHATS in the settings lists this chat, so everyone in it still can.
allowed-title = <b>Who can make videos</b>{ $open ->
        [yes] {" "}— everyone except those denied access: neither ALLOWED_USERS nor ALLOWED_CHATS lists anyone.
       *[no] {""}
    }
allowed-by-settings = <b>Allowed by the settings</b>
allowed-by-admins = <b>Allowed by admins</b>
allowed-denied = <b>Denied access by admins</b>
list-more = … and { $count } more
button-knock = 🚪 Request access
knock-asked = I’ve asked the admins. You’ll hear from me if they allow you.
knock-needless = You can make videos here. Write /veo and what you want to see.
knock-refused = The admins have denied you access.
knock-unheard = I can’t reach any of the admins right now.
knock-decided = That has already been decided.
knock-private = 🚪 { $person } requests access, in a private chat with me.
knock-group =
    🚪 { $person } requests access.
    Chat: { $chat }
button-verdict-person = ✅ Allow this person
button-verdict-chat = ✅ Allow this chat
button-verdict-deny = 🚫 Deny
knock-person = ✅ { $admin } allowed { $person }.
knock-chat = ✅ { $admin } allowed everyone in chat { $chat }.
knock-deny = 🚫 { $admin } denied { $person } access.
knock-closed = 🚫 { $admin } denied chat { $chat } access.
welcome-person = { $person }, you’re in: you can make videos now. Write /veo and what you want to see.
welcome-chat = { $person }, everyone in the chat where you asked can make videos there now. Write /veo there, and what you want to see.

## Budgets

budget-title = <b>Spent today, without what was paid with Stars</b>
budget-of-all = Everyone
budget-of-chat = This chat
budget-of-user = You
budget-line = { $who }: { $spent }{ $limit ->
        [none] {""}
       *[other] {" "}of { $limit }
    }{ $reserved ->
        [none] {""}
       *[other] , of which { $reserved } for videos in progress
    }
budget-list = <b>Daily budgets set by admins</b>
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

alert-key = 🔑 The AI/ML API no longer accepts the key. No one can make videos until AIMLAPI_KEY is right.
alert-credits = 💳 The AI/ML API account is out of credits. No one can make videos until it’s topped up.
alert-access = ⛔ The AI/ML API denies access: { $detail }
alert-balance = 💳 The balance of the AI/ML API account is { $balance }, below { $limit }.
alert-budget = { $percent ->
        [100] 💸 Today’s budget for everyone is used up: { $spent } of { $budget }. { $stars ->
            [0] No one can make videos until tomorrow.
           *[other] Until tomorrow, videos are made only for Stars.
        }
       *[other] 💸 Over { $percent }% of today’s budget for everyone is spent or reserved: { $spent } of { $budget }.
    }
alert-budget-refused = 💸 A video for { $price } was refused: too little is left of today’s budget for everyone, { $budget }.
alert-budget-too-low = 💸 A video for { $price } was refused: it costs more than the budget for everyone for a whole day, { $budget }.
alert-failures = ⚠️ { $failed } of the last { $count } videos failed at the video service. /provider shows how things stand.
alert-ours-only = 🧾 { $count ->
        [one] One video is booked as charged and has been
       *[other] { $count } videos are booked as charged and have been
    } missing from the video service’s statement for over a day: { $amount }. See /costs for more.
alert-corrected = 🧾 { $count ->
        [one] One video cost another amount
       *[other] { $count } videos cost another amount
    } than was booked. I’ve corrected that: { $amount } in all.
alert-above-quote = 🧾 { $count ->
        [one] One video cost
       *[other] { $count } videos cost
    } more than the price list said: { $amount } in all. It’s booked as charged.
alert-ledger-gap = 🧾 Some lines of the video service’s statement can’t be read. Until they can, no one gets Stars back for a video that seems not to have been charged. The log has more.
alert-audit = 🧮 { $count ->
        [one] One sum doesn’t
       *[other] { $count } sums don’t
    } match the ledger: { $names }. Someone may have changed the database by hand.

## Costs

costs-title = <b>Costs</b>
costs-read = { $wait ->
        [none] I haven’t read the video service’s statement yet.
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
costs-missing = <b>Ours only, by video number</b>
costs-missing-line = <b>{ $number }</b> · { $day } · { $amount }
costs-about =
    <b>Matched</b> is what the video service charged for videos of this bot, <b>other use</b> what it charged for other bots and keys of the account; together they’re its whole statement.{ $awaited ->
        [no] {""}
       *[yes] {" "}<b>Not on it yet</b> is booked here and can take up to a day to appear there.
    } <b>Ours only</b> is booked here and has been missing there for over a day. <b>Reserved</b> is what has no known cost yet.{ $corrected ->
        [no] {""}
       *[yes] {" "}<b>Corrected</b> is what was first booked with another amount.
    } In brackets: videos.

## The provider

provider-title = <b>The video service</b>: AI/ML API
provider-balance = { $amount ->
        [none] The balance can’t be read right now.
       *[other] Balance: { $amount }
    }
provider-top-up = Auto top-up: { $amount } below { $threshold }
provider-no-top-up = { $known ->
        [yes] Auto top-up: off
       *[no] Whether auto top-up is on can’t be read right now.
    }
provider-key = { $state ->
        [enabled] Key: enabled
        [disabled] Key: ⛔ disabled
       *[unknown] The key can’t be looked up right now.
    }
provider-scopes = Can be used for: { $scopes ->
        [all] everything
        [none] nothing
       *[other] { $scopes }
    }
provider-no-videos = ⚠️ It can’t make videos.
provider-limit = Spending limit: { $amount ->
        [none] none
       *[other] { $amount }{ $period ->
            [day] {" "}a day
            [week] {" "}a week
            [month] {" "}a month
           *[other] {""}
        }
    }
provider-open = ✅ Videos can be made.
provider-problem = ⛔ { $model ->
        [all] No videos are being made
       *[other] { $model } isn’t making videos
    }: { $problem ->
        [key] the key isn’t accepted
        [credits] the account is out of credits
       *[access] access is denied
    }{ $detail ->
        [none] {""}
       *[other] {" "}({ $detail })
    }. I retry with one request a minute.
provider-prices = { $wait ->
        [none] Prices from my own list ({ $month }), because I haven’t read the video service’s yet:
       *[other] Prices, read { $wait } ago:
    }
provider-price = { $model }, { $duration } s: { $price }

## Statistics

stats-title = 📊 <b>{ $title }</b>
stats-videos = 🎬 Videos requested: { $count }
stats-counted = { $what } { $count }
stats-failures = ⚠️ Failed because: { $reasons }
stats-dollars = 💵 Charged: { $charged }{ $reserved ->
        [none] {""}
       *[other] {" "}· reserved: { $reserved }
    }
stats-stars = ⭐ Stars bought: { $bought } · used: { $used }{ $back ->
        [0] {""}
       *[other] {" "}· refunded: { $back }
    }
stats-waits = ⏱ <b>From request to video</b>
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
reason-refused = refused
reason-operator-key = key refused
reason-operator-credits = out of credits
reason-operator-access = access denied
reason-no-video = held back
reason-provider-failed = service failed
reason-timed-out = never came
reason-busy = service too busy
reason-not-a-picture = not an image
reason-picture-too-large = image too large
reason-picture-gone = image gone
reason-source-gone = source gone
reason-chat-gone = chat gone
reason-unplaced = chat unknown
reason-cancelled = cancelled
reason-undeliverable = not deliverable
reason-broken = bot error
reason-lost = answer lost
reason-unread-log = log unreadable
reason-restored = set back by a restore
export-caption = 🧾 Ledger entries: { $count } · { $dates }
export-cut = No more than this fits into { $limit } MB. Ask for fewer days to get the rest.
export-none = The ledger has no entries for { $dates }.
export-all = everything
export-failed = The file is too large to send in time. Ask for fewer days.

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
takes-usual = Each one usually takes about { $typical }.
takes-due = They should be ready any moment.
status-late = still being made, longer than usual
status-searching = looking for it in the video service’s log
status-delivered = ✅ here
status-failed = ⚠️ failed
status-cancelled = cancelled
status-uncertain = ❓ not found
offer-takes = Make { $takes } videos of this? { $model }, { $duration } s each, about { $price } in all.
ask-cost-takes = Your answer makes { $takes } videos: { $model }, { $duration } s each, about { $price } in all.
button-make-takes = 🎬 Make { $takes } videos · { $price }
button-cancel-all = Cancel all
refusal-takes-user-active = { $takes } videos are too many at once: you can have { $limit } in progress. Ask for fewer, or wait until others are finished.
refusal-takes-user-daily = { $takes } videos are more than you have left of your { $limit } a day. Ask for fewer.
refusal-takes-chat-daily = { $takes } videos are more than this chat has left of its { $limit } a day. Ask for fewer.
refusal-takes-budget = { $takes } videos cost more than the budget here has left today. Ask for fewer.
refusal-takes-or-stars = Or pay for all of them with Stars: { $stars } ⭐{ $balance ->
        [0] .
       *[other] {" "}(you have { $balance } ⭐).
    } /buy
refusal-one-video-there = This message only has room for one video: leave <code>--takes</code> out.
refusal-loop-needs-picture = <code>--loop</code> needs one image for the video to start and end with: reply to an image with this, or put it in its caption.
button-file = 📎 File
button-copy = 📋 Copy prompt
file-asked = The file is already on its way.
button-like-this = 🎬 Make one like this
settings-share-link = Link under shared videos
settings-share-link-about = Under videos you send to other chats: a button that opens me with the same prompt? Whoever taps it pays for their own videos.

## The command menu

command-veo = Make a video
command-models = What each model can do
command-tasks = What’s in progress here
command-history = Your finished videos
command-settings = Settings for this chat
command-delete = Remove a video from your history
command-forget = Delete my prompts, links and files
command-cancel = Cancel a video
command-buy = Buy Stars for videos
command-balance = Your Stars
command-terms = What you buy with Stars
command-paysupport = Ask about a payment
command-refund = Refund someone’s Stars
command-help = How to ask for what you want
command-allow = Allow someone
command-deny = Deny someone access
command-allowed = Who can make videos
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
inline-refused = This can’t be made like that
refusal-not-the-sender = Only the person who sent this can use its buttons.
help-inline = In any chat, type <code>@{ $username } a red fox</code> and choose “Make a video of this”: the button in your message makes it right there.
help-guests = In chats I’m not in, write <code>@{ $username } a red fox</code>, also as a reply to an image or with one: the video comes to that chat.
