### Glossary: the word for each thing, in every message, and words that stand for it in none.
### An ellipsis is any ending. A test holds it.
###
### prompt: descrição (not: prompt…)
### video: vídeo (not: video…, clipe…, filme…)
### image: imagem / imagens (not: foto, fotos, figura…)
### request: pedido (not: solicitaç…)
### make: fazer / fazendo (not: gerar, gerando, criar, criando)
### variation: variação (not: variante…)
### extend: continuar (not: estender, prolongar)
### shape: formato (not: proporção)
### length: duração (not: comprimento)
### sound: som (not: áudio…)
### cancel: cancelar / cancelado (not: anular, abortar)
### history: histórico (not: arquivo de vídeos, galeria)
### settings: ajustes (not: preferências)
### charge: cobrado (not: faturado…, debitado…)
### refund: devolver / devoluções (not: reembols…, estorn…)
### budget: orçamento (not: cota…, verba…)
### limit: limite (not: teto)
### free videos: vídeos grátis (not: parte gratuita)
### Stars: Estrelas (not: stars)
### owner: dono (not: operador…, proprietário…, quem administra)
### admin: administrador / administradores (not: admin, admins, moderador…)
### allow: liberar / liberou (not: autorizar, admitir)
### deny: bloquear / bloqueou (not: barrar, barrou, barrado…, banir)
### tap: toque / tocar (not: cliqu…, apert…, pression…)
### video service: serviço de vídeo (not: provedor…, fornecedor…)

## Lengths of time

time-seconds = { $number } s
time-minutes = { $number } min
time-hours = { $number } h

## Greetings and help

start =
    <b>Olá! Eu faço vídeos com o Google Veo.</b>

    Escreva o que você quer ver e, em mais ou menos um minuto, seu vídeo está aqui:
    <code>/veo uma raposa vermelha salta sobre um rio congelado</code>

    Tem uma imagem? Envie com <code>/veo ela vira a cabeça</code> na legenda, ou responda a uma imagem com isso, e ela começa a se mover.

    Em /help eu conto sobre formato, duração, som e todo o resto.
start-cost = Aqui um vídeo custa cerca de { $price } ({ $model }, { $duration } s).
start-left = { $left ->
        [0] Por hoje é só. Amanhã tem mais{ $sells ->
            [no] .
           *[yes] {", ou agora mesmo com Stars: /buy"}
        }
        [one] Hoje ainda resta um vídeo para você.
       *[other] Hoje ainda restam { $left } vídeos para você.
    }
start-examples = Ou comece com um destes. Eu digo o preço e pergunto antes de fazer:
button-example-cat = 🥞 Gato faz panquecas
button-example-whale = 🐋 Baleia sobre a cidade
button-example-boat = ⛵ Barco de papel à noite
example-cat-prompt = Um gato laranja com chapéu de chef joga uma panqueca para o alto em uma cozinha ensolarada, e ela cai na cabeça dele. Luz quente, divertido, close
example-whale-prompt = Uma baleia nada devagar entre as nuvens sobre uma cidade ao pôr do sol, e sua sombra desliza pelos telhados. Plano aberto, como um sonho
example-boat-prompt = Um barco de papel navega à noite por uma rua chuvosa, passando por poças cheias de luz neon. A câmera o segue rente à água
example-asked = Já fiz essa pergunta: ela está mais abaixo neste chat.
help =
    <b>Como pedir um vídeo</b>
    <code>/veo{ $address } uma raposa vermelha salta sobre um rio congelado</code>
    Responda a uma imagem com <code>/veo …</code>, ou ponha <code>/veo …</code> na legenda, e a imagem começa a se mover. Duas imagens viram o primeiro e o último quadro; três mostram o que deve aparecer. Responda a um dos meus vídeos com <code>/veo …</code> para continuá-lo. Responda só com <code>/veo</code> a um trecho citado de uma mensagem, e o trecho vira a descrição.

    <b>Opções</b>, em qualquer parte da mensagem
    <code>--model veo3.1</code>  um de { $models }
    <code>--ar 9:16</code>  vertical; <code>16:9</code> é horizontal
    <code>--duration 8</code>  duração em segundos
    <code>--res 1080p</code>  ou 720p
    <code>--no chuva, pessoas</code>  o que não deve aparecer
    <code>--seed 7</code>  a mesma semente dá de novo um vídeo parecido
    <code>--silent</code>  sem som
    <code>--raw</code>  usar minha descrição como está{ $improves ->
        [no] {""}
       *[yes] {"\u000A"}<code>--improve</code>  mostrar antes uma descrição melhor
    }
    <code>--fix off</code>  recusar minha descrição em vez de mudá-la (3.1)
    <code>--people off</code>  sem pessoas no vídeo (3.1 Lite)
    <code>--takes 4</code>  até quatro vídeos de uma vez, todos diferentes
    <code>--loop</code>  uma imagem é o primeiro e também o último quadro
    <code>--spoiler</code>  só aparece ao tocar

    <b>Comandos</b>
    /veo  fazer um vídeo{ $draws ->
        [no] {""}
       *[yes] {"\u000A"}/still  fazer primeiro uma imagem, por centavos
    }
    /models  o que cada modelo sabe fazer
    /tasks  o que está em andamento aqui
    /history  seus vídeos prontos; <code>/history raposa</code> encontra os que têm essa palavra
    /settings  modelo, formato, duração e idioma neste chat
    /cancel  cancelar um vídeo (responda a ele ou diga o número)
    /delete  responda a um vídeo com isto para removê-lo do seu histórico
    /forget  apagar todas as suas descrições, links e arquivos
    /help  esta página

    { $group ->
        [yes] Em grupos eu só vejo mensagens que começam com um comando ou que me respondem: escreva <code>/veo@{ $username } …</code>, ou responda a uma imagem com isso.
       *[no] Em grupos, escreva <code>/veo@{ $username } …</code> para que o Telegram repasse para mim. E em qualquer chat, <code>@{ $username } raposa</code> encontra os seus próprios vídeos e os envia ali.
    }
help-admins =
    <b>Para os administradores deste bot</b>
    /allow  liberar alguém: <code>/allow 12345</code>, <code>/allow @name</code>, <code>/allow here</code> para este chat, ou /allow em resposta a uma mensagem da pessoa
    /deny  bloquear alguém, indicado do mesmo jeito
    /allowed  quem pode fazer vídeos
    /budget  quanto se gastou hoje. <code>/budget @name</code> mostra os gastos de alguém, <code>/budget @name 2.50</code> define o orçamento diário da pessoa, <code>/budget here 5</code> o deste chat e <code>/budget 2</code>, como resposta, o de quem escreveu a mensagem. <code>0</code> é sem limite e <code>off</code> volta à configuração
    /costs  o que foi gasto, aqui e segundo o extrato do serviço de vídeo
    /provider  saldo, chave, se dá para fazer vídeos, preços
    /stats  o que foi pedido, feito e gasto: hoje ou em <code>7</code> ou <code>30</code> dias
    /export  o livro-caixa como arquivo CSV: este mês, <code>7</code> ou <code>30</code> dias, um mês como <code>2026-11</code> ou <code>all</code>
models-title = <b>Modelos</b> — escolha um para este chat com um botão, ou para um só vídeo com <code>--model</code>
models-wait = Espera
models-good-veo3-fast = Rápido e em conta: para testar ideias.
models-good-veo3 = Imagem e som melhores que os do Fast: para a versão final.
models-good-veo3-1-fast = Rápido e faz mais: dois quadros, continuar vídeos.
models-good-veo3-1 = O melhor de todos: detalhes finos, imagens de referência, continuar vídeos.
models-good-veo3-1-lite = O mais barato: para muitos rascunhos.
models-good-veo3-1-lite-preview = Full HD por pouco; ainda em versão prévia.
models-good-veo2 = O clássico sem som: também com 5 e 7 segundos.
models-line =
    <code>{ $name }</code>{ $default ->
        [yes] {" "}(usado aqui)
       *[no] {""}
    }
    { $good }
models-details =
    <code>{ $name }</code>
    { $durations } s · { $resolutions } · { $sound ->
        [yes] com som
       *[no] sem som
    }
    a partir de { $modes }
mode-text = texto
mode-image = uma imagem
mode-frames = um primeiro e um último quadro
mode-references = imagens de referência
mode-extend = um vídeo a continuar

## Progress

progress-head = 🎬 <b>{ $model }</b> · { $duration } s{ $resolution ->
        [none] {""}
       *[other] {" "}· { $resolution }
    }{ $price ->
        [none] {""}
       *[other] {" "}· ≈ { $price }
    }
progress-queued = Começando…
progress-waiting = Número { $place } na fila.
progress-submitting = Enviando seu pedido…
progress-generating = Fazendo seu vídeo… Costuma levar cerca de { $typical }.
progress-due = Ainda fazendo seu vídeo… Deve ficar pronto a qualquer momento.
progress-slow = Ainda fazendo seu vídeo… Está demorando mais do que o normal.
progress-late = Ainda fazendo seu vídeo… Está demorando mais do que o normal, mas continuo de olho.
progress-searching = 🔎 O serviço de vídeo não respondeu. Estou procurando seu vídeo no registro dele; nada é cobrado duas vezes.
progress-help-slow = Está demorando mais do que o normal.
progress-ready = Pronto! Enviando…
progress-substitute = O { $wanted } não consegue fazer isso, então quem faz é o { $model }.
button-cancel = Cancelar
button-cancel-anyway = Cancelar mesmo assim
button-carry-on = Continuar fazendo
cancel-press-again = { $sent ->
        [yes] Talvez já tenha sido cobrado.
       *[no] Já está pago.
    } Para cancelar mesmo assim, toque no botão de novo em até um minuto.
cancel-which = { $number ->
        [none] {""}
       *[other] <b>{ $number }</b> ·{" "}
    }{ $prompt }
cancel-not = Tudo bem, continuo fazendo.

## Buttons under a video

button-again = 🎲 Nova variação
button-edit = ✏️ Editar
button-extend = ⏩ Continuar
button-share = 📤 Compartilhar
button-link = 🔗 Link do arquivo
button-go-on = Continuar igual
button-make = 🎬 Fazer o vídeo
button-make-for = 🎬 Fazer o vídeo · { $price }
ask-prompt = O que o vídeo deve mostrar? Sua próxima mensagem será a descrição. Por exemplo: <code>uma raposa vermelha salta sobre um rio congelado</code>
ask-prompt-in-group = O que o vídeo deve mostrar? Responda a esta mensagem com a descrição ou escreva, por exemplo: <code>/veo@{ $username } uma raposa vermelha salta sobre um rio congelado</code>
ask-motion = { $mode ->
        [frames] A primeira imagem será o primeiro quadro e a segunda, o último. O que deve acontecer entre as duas?
        [references] Tudo o que está nas suas imagens vai aparecer no vídeo. O que deve acontecer?
       *[other] Como deve ser o movimento?
    } { $group ->
        [channel] Responda a esta mensagem com suas palavras:
        [yes] Responda a esta mensagem com suas palavras ou escolha:
       *[no] Responda com suas palavras ou escolha:
    }
ask-edit =
    { $person }, { $group ->
        [yes] responda a esta mensagem com a nova descrição
       *[no] escreva a nova descrição
    }; o resto fica como está. Era:
    <code>{ $prompt }</code>
ask-extend = { $person }, o que acontece depois? { $group ->
        [channel] Responda a esta mensagem com suas palavras:
        [yes] Responda a esta mensagem com suas palavras, ou:
       *[no] Responda com suas palavras, ou:
    }
motion-closer = A câmera se aproxima
motion-closer-prompt = A câmera se aproxima devagar, com movimento suave e natural
motion-alive = A imagem ganha vida
motion-alive-prompt = A cena ganha vida com movimentos naturais e realistas
motion-around = A câmera gira em volta
motion-around-prompt = A câmera gira devagar em volta do elemento principal
motion-between = Da primeira à última
motion-between-prompt = Um movimento fluido e contínuo leva da primeira imagem à última
motion-morph = Uma vira a outra
motion-morph-prompt = A primeira imagem se transforma aos poucos na última
motion-together = Tudo em uma cena
motion-together-prompt = Tudo o que está nas imagens se reúne em uma cena natural
motion-play = Brincam juntos
motion-play-prompt = Tudo o que está nas imagens brinca em uma cena cheia de vida
offer = Faço um vídeo disso? { $model }, { $duration } s, cerca de { $price }.
ask-cost = Com sua resposta eu faço um vídeo: { $model }, { $duration } s, cerca de { $price }.
ask-stars = Se os seus vídeos grátis acabaram: { $stars } ⭐.
offer-prompt = <code>{ $prompt }</code>
offer-incomplete = Não recebi todas as imagens deste álbum.
offer-raised = { $wanted ->
        [none] Aqui ele só pode ter { $duration } s.
       *[other] O { $wanted } não consegue fazer isso. O { $model } consegue, com { $duration } s.
    } Custa mais que os { $usual } de costume.
small-talk = 😊 Que bom ter você aqui! Quando quiser, diga o que gostaria de ver. /help mostra o que sei fazer.
own-post-only = Esta publicação não é sua, então não faço um vídeo dela. Escreva <code>/veo</code> e o que você quer ver.
answer-too-late = Isso foi há mais de uma hora, então nada foi cobrado. { $buttons ->
        [no] Escreva
       *[yes] Use os botões ou escreva
    } <code>/veo</code> e o que você quer ver.
question-dropped = Cancelado. Nada foi cobrado.
link = Aqui está <a href="{ $url }">o arquivo</a>. Este link vai expirar.
link-gone = O serviço de vídeo não tem mais este arquivo.

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
       *[other] {" "}· semente { $seed }
    }{ $price ->
        [none] {""}
       *[other] {" "}· { $price }
    }</i>
video-link = Seu vídeo está pronto, mas o Telegram não aceita o arquivo. Aqui está: <a href="{ $url }">abrir o vídeo</a>
failed-safety = ⚠️ O filtro de segurança bloqueou esta descrição. Tente escrevê-la de outro jeito.
    Nada foi cobrado.{ $detail ->
        [none] {""}
       *[other] {" "}({ $detail })
    }
failed-refused = ⚠️ O serviço de vídeo recusou este pedido{ $detail ->
        [none] .
       *[other] : { $detail }
    }
    Nada foi cobrado.
failed-operator-key = ⚠️ No momento não consigo fazer vídeos: o serviço de vídeo não aceita a minha chave. Só o dono do bot pode resolver isso. Nada foi cobrado.
failed-operator-credits = ⚠️ No momento não consigo fazer vídeos: meus créditos acabaram. Só o dono do bot pode resolver isso. Nada foi cobrado.
failed-operator-access = ⚠️ No momento não consigo fazer vídeos: o serviço de vídeo nega meu acesso. Só o dono do bot pode resolver isso. Nada foi cobrado.
failed-no-video = ⚠️ O vídeo foi feito, mas depois ficou retido, provavelmente pelo filtro de segurança{ $detail ->
        [none] .
       *[other] : { $detail }
    }
    Tente escrever a descrição de outro jeito.
failed-provider-failed = ⚠️ O serviço de vídeo não conseguiu fazer este vídeo{ $detail ->
        [none] .
       *[other] : { $detail }
    }
    Nada foi cobrado. Você pode tentar de novo.
failed-timed-out = ⚠️ Procurei este vídeo um dia inteiro e ele não chegou. Parei de procurar.
failed-busy = ⚠️ O serviço de vídeo esteve sobrecarregado o dia todo. Nada foi cobrado. Tente de novo, por favor.
failed-not-a-picture = ⚠️ Não consigo ler isso como imagem. JPEG, PNG e WebP servem, desde que não sejam animados; os muito grandes, só em JPEG. Nada foi cobrado.
failed-picture-too-large = ⚠️ Essa imagem tem mais de 20 MB, e não consigo baixar tanto. Nada foi cobrado.
failed-picture-gone = ⚠️ O Telegram não tem mais essa imagem. Envie de novo, por favor. Nada foi cobrado.
failed-source-gone = ⚠️ O serviço de vídeo não tem mais o vídeo a continuar. Nada foi cobrado.
failed-undeliverable = ⚠️ Seu vídeo está pronto, mas o Telegram não o aceitou durante um dia inteiro. Parei de tentar.
failed-broken = ⚠️ Algo deu errado do meu lado e não consegui terminar este vídeo. Ele pode ter sido cobrado.
failed-lost = ⚠️ O serviço de vídeo não conhece mais este vídeo. Parei de procurar.
failed-unplaced = ⚠️ O Telegram não aceitou minha primeira resposta, por isso não comecei. Nada foi cobrado.
failed-cancelled = Cancelado. Nada foi cobrado.
failed-cancelled-paid = Cancelado. Já tinha sido cobrado, mas você não vai recebê-lo.
failed-cancelled-sent = Cancelado. O serviço de vídeo já tinha seu pedido: se ele fizer o vídeo, será cobrado.
uncertain =
    ⚠️ Enviei seu pedido, mas a resposta se perdeu. Procurei e não encontrei.
    Tento de novo{ $price ->
        [none] ?
       *[other] {" "}por cerca de { $price }?
    } Pode ser cobrado duas vezes.
uncertain-unread =
    ⚠️ Enviei seu pedido, mas a resposta se perdeu. Não consigo conferir, porque no momento não dá para ler o registro do serviço de vídeo. Continuo procurando.
    Tento de novo{ $price ->
        [none] ?
       *[other] {" "}por cerca de { $price }?
    } Pode ser cobrado duas vezes.
uncertain-restored =
    ⚠️ Voltei a um estado anterior e não sei mais o que aconteceu com seu pedido.
    Tento de novo{ $price ->
        [none] ?
       *[other] {" "}por cerca de { $price }?
    } Pode ser cobrado duas vezes.
button-rebuy = Tentar de novo
button-leave = Não tentar de novo
button-retry = 🔁 Tentar de novo
button-edit-prompt = ✏️ Editar descrição
uncertain-left = Tudo bem, não vou tentar de novo.
uncertain-bought = Tudo bem, tentando de novo.

## Refusals

refusal-empty-prompt = O que o vídeo deve mostrar? Por exemplo: <code>/veo{ $address } uma raposa vermelha salta sobre um rio congelado</code>
refusal-prompt-too-long = Ficou longo demais: { $length } caracteres, e posso passar no máximo { $limit }. Encurte, por favor.
refusal-unknown-command = Comando desconhecido: <code>{ $name }</code>.{ $suggestion ->
        [none] {" "}Em /help estão todos.
       *[other] {" "}Você quis dizer <code>{ $suggestion }</code>?
    }
refusal-unknown-option = Opção desconhecida: <code>{ $name }</code>.{ $suggestion ->
        [none] {" "}Em /help estão todas.
       *[other] {" "}Você quis dizer <code>{ $suggestion }</code>?
    }
refusal-missing-value = Falta um valor depois de <code>{ $option }</code>. /help mostra como.
refusal-bad-value = { $model ->
        [none] <code>{ $option }</code> não pode ser <code>{ $value }</code>: aceita { $allowed }.
       *[other] O { $model } não aceita <code>{ $option } { $value }</code>: aceita { $allowed }.
    }
refusal-option-not-supported = { $names ->
        [none] <code>{ $option }</code> não funciona aqui. Tire essa opção.
       *[other] <code>{ $option }</code> só funciona com { $names }.
    }
refusal-mode-not-supported = O { $model } não faz vídeos a partir de { $mode }. Para isso, escolha { $models }.
refusal-model-retired = { $model } não está mais disponível. /models mostra o que existe.
refusal-too-many-pictures = { $count } imagens são demais: posso usar no máximo { $limit }.
refusal-not-a-picture = Não consigo ler isso como imagem. JPEG, PNG e WebP servem.
refusal-picture-too-large = Esse arquivo é grande demais: consigo baixar até { $limit } MB.
refusal-picture-gone = O Telegram não tem mais essa imagem. Envie de novo, por favor.
refusal-no-picture-there = Não há imagem na mensagem que você respondeu. Responda a uma imagem ou escreva só <code>/veo …</code>, sem responder a nada.
refusal-foreign-video = Só posso continuar os vídeos que eu mesmo fiz. Este vem de outro lugar: envie uma imagem dele, e eu a ponho em movimento.
refusal-video-forgotten = Não sei mais como este vídeo foi feito: a descrição, os links e os arquivos foram apagados.
refusal-user-active = { $limit ->
        [one] Você já tem um vídeo em andamento, e faço um de cada vez para cada pessoa. Tente de novo quando ficar pronto. /tasks mostra.
       *[other] Você já tem { $limit } vídeos em andamento, e mais não dá ao mesmo tempo. Tente de novo quando um ficar pronto. /tasks mostra quais são.
    }
refusal-user-daily = Por hoje é só: { $limit ->
        [one] um vídeo
       *[other] { $limit } vídeos
    } por dia. O próximo, às { $time } (em { $wait }).
refusal-chat-daily = Por hoje é só para este chat: { $limit ->
        [one] um vídeo
       *[other] { $limit } vídeos
    } por dia. O próximo, às { $time } (em { $wait }).
refusal-user-budget = Este vídeo passaria do seu orçamento diário aqui: { $limit }. O próximo, às { $time } (em { $wait }).
refusal-chat-budget = Este vídeo passaria do orçamento diário deste chat: { $limit }. O próximo, às { $time } (em { $wait }).
refusal-all-budget = Este vídeo passaria do orçamento diário do bot. O próximo, às { $time } (em { $wait }).
refusal-or-cheaper = Talvez ainda dê para algo mais barato: /models
refusal-above-budget = Este vídeo custa cerca de { $price }, mais que o orçamento diário daqui: { $limit }. Escolha algo mais barato: /models
refusal-not-allowed = Este bot só faz vídeos para quem o dono dele liberou. Seu ID é <code>{ $user }</code> e o deste chat é <code>{ $chat }</code>: o dono pode liberar um ou outro.
refusal-denied = Os administradores deste bot bloquearam você. Seu ID é <code>{ $user }</code>.
refusal-button-expired = Já não lembro do que se tratava.
refusal-question-closed = Esta pergunta já está encerrada. Escreva /veo e o que você quer ver.
refusal-already-paid = { $sent ->
        [yes] Seu pedido já foi enviado e talvez já tenha sido cobrado. Cancelar mesmo assim?
       *[no] Já está pago. Cancelar mesmo assim?
    }
refusal-nothing-to-cancel = Não há nada para cancelar. /tasks mostra o que está em andamento.
refusal-not-theirs = Só quem pediu este vídeo ou um administrador deste chat pode decidir isso.
refusal-not-asked = Só a pessoa a quem perguntei pode decidir isso.
refusal-not-admin = Só os administradores deste bot podem fazer isso.
refusal-not-a-member = Só membros deste chat podem usar os botões daqui. Se você é membro, responda primeiro a uma das minhas mensagens e toque de novo.
refusal-press-in-channel = Em um canal, nenhum botão faz um vídeo: qualquer leitor poderia tocar nele.
refusal-too-dear-for-channel = Isto custaria cerca de { $price }. Acima de { $limit } pergunto antes com um botão, e em um canal qualquer leitor poderia tocar nele. Escolha algo mais barato: /models
refusal-dearer-in-channel = Isto seria feito com o { $model }, { $duration } s, por cerca de { $price }: mais do que o normal aqui. Se é isso que você quer, acrescente <code>--model { $family } --duration { $duration }</code>.
refusal-speaks-as-channel = Peça em seu próprio nome: não posso fazer vídeos em nome deste canal ou grupo.
refusal-nobody-meant = De quem você está falando? Informe um ID ou um @nome, escreva <code>here</code> para este chat ou responda a uma mensagem da pessoa.
refusal-not-a-subject = <code>{ $value }</code> não é um ID nem um @nome. IDs são números inteiros, e os de chats são negativos.
refusal-unknown-person = Ainda não conheço <code>@{ $username }</code>. Informe o ID ou responda a uma mensagem da pessoa.
refusal-name-unchecked = O Telegram não me diz se <code>@{ $username }</code> ainda é a pessoa que conheço. Informe o ID dela ou responda a uma mensagem dela.
refusal-too-many-words = É demais: depois deste comando { $most ->
        [one] vai no máximo uma palavra
       *[other] vão no máximo { $most } palavras
    }. /help mostra como.
refusal-bad-amount = <code>{ $value }</code> não pode ser um orçamento. Informe dólares e centavos como <code>2.50</code>, até um milhão; <code>0</code> é sem limite e <code>off</code> volta à configuração.
refusal-budget-too-low = { $spent ->
        [none] Hoje já há mais do que isso gasto ou reservado ali, então o orçamento não pode ser tão baixo.
       *[other] Hoje já há { $spent } gastos ou reservados ali, então o orçamento não pode ser menor.
    }
refusal-bad-period = Não entendo <code>{ $value }</code> como período. Escreva { $allowed } depois do comando, ou nada.
refusal-private-only = Aqui outras pessoas poderiam ler: escreva para mim em particular.
refusal-is-admin = <code>{ $user }</code> é administrador deste bot, e administradores sempre têm acesso. Só ADMIN_USERS, na configuração, muda isso.
refusal-broken = Algo deu errado do meu lado. Nada foi cobrado. Tente de novo, por favor.

## Better prompts and pictures

button-improve = ✨ Melhorar
button-first = 🖼 Imagem primeiro
button-use = 🎬 Usar esta · { $price }
button-mine = Ficar com a minha
button-move = 🎬 Pôr em movimento
button-redraw = 🔁 Outra
button-repaint = ✏️ Editar
button-as-is = Como na descrição
words-progress = ✨ Melhorando sua descrição…
improved =
    ✨ <b>Uma descrição melhor</b>
    <code>{ $prompt }</code>
words-ended = { $why ->
        [cancelled] Cancelado. Sua descrição fica como está.
        [cancelled-paid] Cancelado. Sua descrição fica como está. A melhorada já estava escrita e foi cobrada: uma fração de centavo.
        [cancelled-sent] Cancelado. Sua descrição fica como está. Se a melhorada for escrita mesmo assim, será cobrada: uma fração de centavo.
        [refused] ✨ O serviço recusou esta descrição, então ela fica como está. Nada foi cobrado.
        [provider-failed] ✨ O serviço não conseguiu, então sua descrição fica como está. Nada foi cobrado.
        [no-words] ✨ Não voltou nada que sirva, então sua descrição fica como está.
        [words-too-long] ✨ O que voltou é longo demais para uma descrição, então a sua fica como está.
        [operator] ✨ No momento não consigo melhorar descrições, e só o dono do bot pode resolver isso. A sua fica como está.
        [busy] ✨ Demorou demais, então sua descrição fica como está. Nada foi cobrado.
        [result-lost] ✨ A descrição melhorada foi escrita e cobrada, uma fração de centavo, mas se perdeu no caminho. A sua fica como está.
        [lost] ✨ Não recebi resposta a tempo, então sua descrição fica como está. Pode ter sido cobrada uma fração de centavo.
       *[other] ✨ Algo deu errado, então sua descrição fica como está.
    }{ $detail ->
        [none] {""}
       *[other] {" "}({ $detail })
    }
still-progress = 🖼 Fazendo uma imagem{ $price ->
        [none] {""}
       *[other] {" "}por cerca de { $price }
    }…
still-caption = { $prompt }

    <i>🖼{ $price ->
        [none] {""}
       *[other] {" "}{ $price }
    }</i>
still-link = Sua imagem está pronta, mas o Telegram não aceita o arquivo. Aqui está: <a href="{ $url }">abrir a imagem</a>
still-cost = Com sua resposta eu faço uma imagem por cerca de { $price }.
still-ended = { $why ->
        [cancelled] Cancelado. Nada foi cobrado.
        [cancelled-paid] Cancelado. Já tinha sido cobrada, mas você não vai receber a imagem.
        [cancelled-sent] Cancelado. O serviço de vídeo já tinha seu pedido: se ele fizer a imagem, será cobrada.
        [refused] ⚠️ O serviço recusou este pedido. Nada foi cobrado. Tente escrever a descrição de outro jeito.
        [provider-failed] ⚠️ O serviço não conseguiu fazer esta imagem. Nada foi cobrado. Você pode tentar de novo.
        [no-picture] ⚠️ A imagem foi feita, mas depois ficou retida, provavelmente pelo filtro de segurança. Tente escrever a descrição de outro jeito.
        [operator] ⚠️ No momento não consigo fazer imagens. Só o dono do bot pode resolver isso. Nada foi cobrado.
        [busy] ⚠️ O serviço estava sobrecarregado demais para fazer uma imagem. Nada foi cobrado. Tente de novo, por favor.
        [result-lost] ⚠️ A imagem foi feita e cobrada, mas se perdeu no caminho. Você pode pedir outra.
        [lost] ⚠️ Não recebi resposta, então não sei se a imagem foi feita e cobrada. Continuo procurando. Você pode pedir outra.
        [undeliverable] ⚠️ Sua imagem está pronta, mas o Telegram não a aceitou durante um dia inteiro. Parei de tentar.
       *[other] ⚠️ Algo deu errado com esta imagem. Ela pode ter sido cobrada.
    }{ $detail ->
        [none] {""}
       *[other] {" "}({ $detail })
    }
press-again = Seu toque chegou tarde até mim, então nada foi cobrado. Toque de novo se ainda quiser.
price-risen = O preço subiu para cerca de { $price }, então nada foi cobrado. Toque no botão se ainda quiser.
refusal-empty-still = O que a imagem deve mostrar? Por exemplo: <code>/still{ $address } uma raposa vermelha em um rio congelado</code>
refusal-not-for-stills = Imagens não aceitam <code>{ $option }</code>, só <code>--ar</code> e <code>--no</code>. Tire essa opção.
refusal-help-off = O dono do bot desligou isso.
refusal-help-in-channel = Melhorar uma descrição termina em botões, e canais não têm botões: tire <code>--improve</code>.
refusal-help-elsewhere = Aqui só cabe o vídeo: tire <code>--improve</code> ou peça no nosso chat privado.
refusal-user-helping-active = { $limit ->
        [one] Você já tem uma imagem ou uma descrição em andamento, e faço uma de cada vez. Tente de novo daqui a pouco.
       *[other] Você já tem { $limit } imagens e descrições em andamento, e mais não dá ao mesmo tempo. Tente de novo daqui a pouco.
    }
refusal-user-helps = Por hoje é só: { $limit } imagens e descrições melhoradas por dia. Dá para continuar às { $time } (em { $wait }).
settings-improve = Melhorar descrições
settings-improve-about = Devo melhorar cada descrição e mostrá-la antes de cobrar algo? “Automático” é não; <code>--raw</code> usa sua descrição como está.
reason-result-lost = resultado perdido
reason-no-picture = imagem retida
reason-no-words = sem texto
reason-words-too-long = texto longo demais
command-still = Fazer primeiro uma imagem, por centavos

## Tasks

tasks-title = <b>Em andamento</b>
tasks-none = Nada em andamento aqui.
tasks-line = <b>{ $number }</b> · { $model } · { $status } · { $prompt }
status-queued = na fila
status-submitting = enviando seu pedido
status-generating = em andamento
status-ready = sendo enviado
cancel-done = Cancelado: { $prompt }

button-cancel-number = Cancelar { $number }

## History

history-title = <b>Seus vídeos</b>{ $pages ->
        [1] {""}
       *[other] {" "}· página { $page } de { $pages }
    }
history-search = 🔎 <code>{ $words }</code>
history-none = Você ainda não tem vídeos prontos. Escreva <code>/veo</code> e o que quer ver.
history-line = <b>{ $place }</b> · { $date } · { $model } · { $prompt }
history-missing = Nenhum dos seus vídeos tem <code>{ $words }</code> na descrição. /history mostra todos.
history-not-yours = Este é o histórico de outra pessoa. /history mostra o seu.
delete-none = Responda a um dos meus vídeos com /delete para removê-lo do seu histórico.
delete-not-yours = Só quem pediu o vídeo pode fazer isso.
delete-done = Removido do seu histórico. A mensagem fica aqui.
button-undo = ↩️ Desfazer
delete-undone = De volta ao seu histórico.
undo-too-late = Já se passaram mais de dez minutos, então ele fica fora do seu histórico.
button-forget = 🗑 Apagar tudo
forget-ask =
    <b>Apago tudo o que é seu?</b>
    Descrições, links, arquivos e imagens de todos os seus vídeos são apagados, em todos os seus chats comigo. Os vídeos saem do seu histórico, e os botões deles deixam de funcionar.
    Os vídeos em si ficam nos chats, e o que outras pessoas já fizeram a partir deles continua sendo delas. Também guardo quando você pediu e quanto custou, para que os limites continuem valendo. Não dá para desfazer.
forget-done = Pronto. Suas descrições, links, arquivos e imagens foram apagados.
forget-later = Suas descrições, links, arquivos e imagens foram apagados, menos o que ainda está em aberto: { $count ->
        [one] um vídeo que está sendo feito ou que ainda estou procurando. O que guardo dele
       *[other] { $count } vídeos que estão sendo feitos ou que ainda estou procurando. O que guardo deles
    } é apagado assim que isso terminar, em cerca de um dia.
forget-kept = Tudo bem, fica tudo como está.
forget-not-yours = Só quem escreveu /forget pode decidir isso.
inline-about = Veogram · { $model }
inline-start = Faça seu primeiro vídeo

## Stars

refusal-or-stars = Ou pague este vídeo com Estrelas: { $stars } ⭐{ $balance ->
        [0] .
       *[other] {" "}(você tem { $balance } ⭐).
    } /buy
refusal-stars-owed = { $stars ->
        [0] Você deve Estrelas
       *[other] Você deve { $stars } ⭐
    }: Estrelas devolvidas a você já tinham sido gastas. Assim que você as repuser com /buy, volto a fazer vídeos para você.
refusal-stars-off = No momento não se vendem Estrelas aqui.
refusal-unknown-pack = Esse pacote não existe. Escolha { $packs }.
refusal-bad-refund = Escreva <code>/refund PAGAMENTO</code> com o ID do pagamento e, se eu não conhecer o pagamento, depois o ID da pessoa.
refusal-unknown-payment = Não conheço nenhum pagamento com este ID.{ $person ->
        [none] {" "}Se ele estiver certo, acrescente o ID da pessoa: <code>/refund PAGAMENTO PESSOA</code>
       *[other] {""}
    }
refusal-refund-refused = O Telegram não devolveu: { $words }
buy =
    <b>Estrelas para vídeos</b>
    Quando os seus vídeos grátis acabam, você paga com Estrelas: { $rate } ⭐ por dólar que um vídeo custa. { $held }.
    Qual pacote você quer? /terms explica o que você compra.
buy-monthly = { $stars } ⭐ a cada 30 dias, até você cancelar a assinatura nas configurações do Telegram.
button-pack = { $stars } ⭐{ $monthly ->
        [yes] {" "}a cada 30 dias
       *[no] {""}
    }
button-subscribe = Assinar: { $stars } ⭐
button-private = Ir ao chat privado
private-only = Isso fica entre nós: escreva para mim em particular.
invoice-title = { $stars } ⭐ para vídeos
invoice-about = { $monthly ->
        [yes] Saldo para vídeos com este bot, a cada 30 dias. Não expira.
       *[no] Saldo para vídeos com este bot. Não expira.
    }
checkout-expired = Esta cobrança não vale mais. Escreva /buy para receber outra.
checkout-not-allowed = Este bot não faz vídeos para você, então as Estrelas dele não serviriam para nada. Nada foi cobrado.
stars-credited =
    Obrigado! { $stars } ⭐ são suas{ $debt ->
        [0] ; agora você tem { $balance } ⭐.
       *[other] .
    }
    Pagamento: <code>{ $payment }</code>
stars-refunded = O Telegram devolveu { $stars } ⭐ a você.{ $debt ->
        [0] {" "}Aqui você tem agora { $balance } ⭐.
       *[other] {""}
    }
progress-stars = Pago com { $stars } ⭐ suas.
ending-stars-back = Suas { $stars } ⭐ estão de volta.
balance = Você tem { $balance } ⭐
balance-owed = Você deve { $stars } ⭐
balance-none = Ainda não há nada aqui.{ $rate ->
        [0] {""}
       *[other] {" "}/buy mostra os pacotes.
    }
balance-line = { $date } · <b>{ $stars } ⭐</b> · { $what }
balance-purchase = compradas
balance-refund = devolvidas a você
balance-reserve = pelo vídeo { $number }
balance-credit = de volta pelo vídeo { $number }
balance-correction = correção do vídeo { $number }
terms =
    <b>O que você compra</b>
    { $rate ->
        [0] No momento não se vendem Estrelas aqui; o saldo que você tem fica guardado.
       *[other] Uma Estrela do Telegram compra uma Estrela de saldo. Quando os seus vídeos grátis acabam, { $rate ->
            [one] é descontada
           *[other] são descontadas
        } { $rate } ⭐ por dólar que um vídeo custa, arredondando para cima; a mensagem de progresso diz quantas.
    }
    Se um vídeo com certeza não custou nada, porque foi recusado, falhou ou foi cancelado a tempo, as Estrelas dele voltam sozinhas. O saldo só serve para vídeos com este bot; não expira e não pode ser transferido.{ $customer ->
        [no] {""}
       *[yes] {" "}Os pacotes mensais são renovados a cada 30 dias, até você cancelá-los nas configurações do Telegram.
    }
    Quem vende é o dono do bot, não o Telegram.{ $customer ->
        [no] {""}
       *[yes] {" "}Para dúvidas e devoluções, escreva /paysupport.
    } O que você pagou e usou fica registrado, também depois de /forget.
paysupport = Algum problema com um pagamento? Escreva <code>/paysupport</code> e, na mesma mensagem, o que aconteceu. Eu passo para o dono do bot, com seu ID e seus últimos pagamentos.
paysupport-done = Passei para o dono do bot, que pode responder e devolver as Estrelas.
paysupport-later = Você perguntou várias vezes em uma hora. Pergunte de novo mais tarde.
paysupport-nobody = Não consegui avisar o dono do bot. Tente de novo mais tarde.
refund-done = Devolvido. <code>{ $user }</code> { $debt ->
        [0] tem agora { $balance } ⭐.
       *[other] deve agora { $debt } ⭐.
    }
refund-already = Isso já tinha sido devolvido.
subscription-ended = A assinatura mensal foi cancelada: nada mais será cobrado por ela.
help-stars =
    <b>Estrelas</b>
    /buy  Estrelas para quando os seus vídeos grátis acabarem
    /balance  o que você tem
    /terms  o que você compra
    /paysupport  perguntar sobre um pagamento
alert-paysupport = 💬 { $person } · { $balance } ⭐ · pergunta sobre um pagamento:
help-stars-admin = /refund  devolver as Estrelas de alguém, com o ID do pagamento
alert-paysupport-payment = { $stars } ⭐ pagas; assim se devolvem: <code>/refund { $payment }</code>
alert-star-payment = ⭐ Um pagamento de { $stars } ⭐ de <code>{ $user }</code> não estava creditado até agora, porque a mensagem do Telegram se perdeu: <code>{ $payment }</code>
alert-star-refund = ⭐ Uma devolução de { $stars } ⭐ para <code>{ $user }</code> não estava registrada até agora, porque a mensagem do Telegram se perdeu: <code>{ $payment }</code>
alert-star-more = … e mais { $count }, que estão no log.

## Settings

settings-title =
    <b>Ajustes</b>
    Padrões deste chat; as opções de <code>/veo</code> têm prioridade.
settings-holds = { $name }: <b>{ $value }</b> · { $by ->
        [bot] padrão do bot
        [model] padrão do modelo
        [person] como no seu Telegram
       *[chat] escolhido aqui
    }
settings-unfit = ⚠️ O { $model } faz { $allowed }. Aqui está escolhido { $chosen }, que não serve: vale { $value }.
settings-unfit-sound = ⚠️ O { $model } só faz vídeos sem som, mesmo com o som ligado aqui.
settings-unfit-enhance = ⚠️ No { $model } não dá para escolher se a descrição é enriquecida: o que se escolhe aqui não tem efeito.
settings-price = Um vídeo com estes ajustes custa cerca de { $price }.
settings-row = { $name }: { $value }
settings-model = Modelo
settings-model-about = Qual modelo deve fazer os vídeos aqui? /models mostra o que cada um sabe fazer.
settings-aspect-ratio = Formato
settings-aspect-ratio-about = Qual formato? Uma imagem mantém o dela.
settings-duration = Duração
settings-duration-about = Quanto deve durar? Um modelo que não faz essa duração usa a habitual dele.
settings-resolution = Resolução
settings-resolution-about = Qual resolução, quando o modelo permite escolher?
settings-generate-audio = Som
settings-generate-audio-about = Com som, quando o modelo consegue?
settings-enhance-prompt = Enriquecer descrições
settings-enhance-prompt-about = O modelo pode enriquecer sua descrição antes de começar?
settings-language = Idioma
settings-language-about = Que idioma devo falar aqui?
settings-admins-only = Em um grupo, só os administradores podem mudar isto.
choice-auto = Automático
choice-on = Sim
choice-off = Não
shape-16-9 = Horizontal (16:9)
shape-9-16 = Vertical (9:16)
button-back = ‹ Voltar

## Groups

group-hello = Olá! Eu faço vídeos com o Google Veo. Escrevam <code>/veo@{ $username } uma raposa vermelha salta sobre um rio congelado</code>, ou respondam a uma imagem com <code>/veo@{ $username } ela vira a cabeça</code>.
group-hears-commands = Aqui eu só vejo mensagens que começam com um comando ou que me respondem. As imagens chegam a mim quando alguém responde a elas com <code>/veo@{ $username } …</code>.
group-hears-all = Aqui eu vejo todas as mensagens. Um simples <code>/veo …</code> basta.
group-not-allowed = Meu dono ainda não liberou este grupo. O ID dele é <code>{ $chat }</code>.

## Access

access-allowed = ✅ { $who }: { $kind ->
        [chat] agora todos podem fazer vídeos neste chat.
       *[person] já pode fazer vídeos, em qualquer chat.
    }
access-open = Por enquanto todos podem de qualquer forma: nem ALLOWED_USERS nem ALLOWED_CHATS citam alguém. Para liberar só quem você indicar, ponha ali pelo menos um ID; o seu basta.
access-denied = 🚫 { $who }: { $kind ->
        [chat] ninguém mais pode fazer vídeos neste chat, a não ser quem foi liberado individualmente.
       *[person] não pode mais fazer vídeos, em nenhum chat.
    }
access-listed = Mas este chat está em ALLOWED_CHATS, na configuração, então ali todos continuam podendo.
allowed-title = <b>Quem pode fazer vídeos</b>{ $open ->
        [yes] {" "}— todos, menos quem foi bloqueado: nem ALLOWED_USERS nem ALLOWED_CHATS citam alguém.
       *[no] {""}
    }
allowed-by-settings = <b>Liberados pela configuração</b>
allowed-by-admins = <b>Liberados por administradores</b>
allowed-denied = <b>Bloqueados por administradores</b>
list-more = … e mais { $count }
button-knock = 🚪 Pedir acesso
knock-asked = Perguntei aos administradores. Se eles liberarem você, eu aviso.
knock-needless = Você pode fazer vídeos aqui. Escreva /veo e o que quer ver.
knock-refused = Os administradores bloquearam você.
knock-unheard = No momento não consigo avisar nenhum administrador.
knock-decided = Isso já foi decidido.
knock-private = 🚪 { $person } pede acesso, em um chat privado comigo.
knock-group =
    🚪 { $person } pede acesso.
    Chat: { $chat }
button-verdict-person = ✅ Liberar esta pessoa
button-verdict-chat = ✅ Liberar este chat
button-verdict-deny = 🚫 Bloquear
knock-person = ✅ { $admin } liberou { $person }.
knock-chat = ✅ { $admin } liberou todos no chat { $chat }.
knock-deny = 🚫 { $admin } bloqueou { $person }.
knock-closed = 🚫 { $admin } bloqueou o chat { $chat }.
welcome-person = { $person }, seu acesso foi liberado: você já pode fazer vídeos. Escreva /veo e o que quer ver.
welcome-chat = { $person }, no chat em que você pediu, agora todos podem fazer vídeos. Escreva ali /veo e o que quer ver.

## Budgets

budget-title = <b>Gasto hoje, sem o que foi pago com Estrelas</b>
budget-of-all = Todos juntos
budget-of-chat = Este chat
budget-of-user = Você
budget-line = { $who }: { $spent }{ $limit ->
        [none] {""}
       *[other] {" "}de { $limit }
    }{ $reserved ->
        [none] {""}
       *[other] , dos quais { $reserved } para vídeos em andamento
    }
budget-list = <b>Orçamentos diários definidos por administradores</b>
budget-row = { $who }: { $limit ->
        [none] sem limite
       *[other] { $limit }
    }
budget-chat = o chat { $chat }
budget-set = 💰 { $who }: { $limit ->
        [none] sem limite a partir de agora.
       *[other] { $limit } por dia a partir de agora.
    }{ $spent ->
        [none] {""}
       *[other] {" "}Gasto hoje: { $spent }.
    }
budget-off = 💰 { $who }: de novo como na configuração, { $limit ->
        [none] sem limite.
       *[other] { $limit } por dia.
    }{ $spent ->
        [none] {""}
       *[other] {" "}Gasto hoje: { $spent }.
    }

## The operator

alert-key = 🔑 A AI/ML API não aceita mais a chave. Ninguém pode fazer vídeos até que AIMLAPI_KEY esteja certa.
alert-credits = 💳 Os créditos da conta na AI/ML API acabaram. Ninguém pode fazer vídeos até que ela seja recarregada.
alert-access = ⛔ A AI/ML API nega o acesso: { $detail }
alert-balance = 💳 O saldo da conta na AI/ML API é de { $balance }, abaixo de { $limit }.
alert-budget = { $percent ->
        [100] 💸 O orçamento de hoje para todos acabou: { $spent } de { $budget }. { $stars ->
            [0] Ninguém pode fazer vídeos até amanhã.
           *[other] Até amanhã só se fazem vídeos pagos com Estrelas.
        }
       *[other] 💸 Mais de { $percent }% do orçamento de hoje para todos foi gasto ou reservado: { $spent } de { $budget }.
    }
alert-budget-refused = 💸 Um vídeo de { $price } foi recusado: resta muito pouco do orçamento de hoje para todos, { $budget }.
alert-budget-too-low = 💸 Um vídeo de { $price } foi recusado: custa mais do que o orçamento de um dia inteiro para todos, { $budget }.
alert-failures = ⚠️ { $failed } dos últimos { $count } vídeos falharam no serviço de vídeo. /provider mostra como estão as coisas.
alert-ours-only = 🧾 { $count ->
        [one] Um vídeo está lançado como cobrado e falta
       *[other] { $count } vídeos estão lançados como cobrados e faltam
    } há mais de um dia no extrato do serviço de vídeo: { $amount }. /costs mostra mais.
alert-corrected = 🧾 { $count ->
        [one] Um vídeo custou um valor diferente
       *[other] { $count } vídeos custaram um valor diferente
    } do lançado. Já corrigi: { $amount } no total.
alert-above-quote = 🧾 { $count ->
        [one] Um vídeo custou
       *[other] { $count } vídeos custaram
    } mais do que dizia a lista de preços: { $amount } no total. Está lançado o que foi cobrado.
alert-ledger-gap = 🧾 Algumas linhas do extrato do serviço de vídeo não podem ser lidas. Enquanto for assim, ninguém recebe Estrelas de volta por vídeos que parecem não ter sido cobrados. O log tem mais detalhes.
alert-audit = 🧮 { $count ->
        [one] Uma soma não bate
       *[other] { $count } somas não batem
    } com o livro-caixa: { $names }. Talvez alguém tenha mexido no banco de dados à mão.

## Costs

costs-title = <b>Custos</b>
costs-read = { $wait ->
        [none] Ainda não li o extrato do serviço de vídeo.
       *[other] Li o extrato do serviço de vídeo há { $wait }.
    }
costs-period = <b>{ $days ->
        [1] Hoje
       *[other] Os últimos { $days } dias
    }</b>: cobrado pelo serviço de vídeo { $amount }
costs-matched = Atribuído: { $amount }
costs-other = Outro uso: { $amount }
costs-awaited = Ainda não consta: { $amount } ({ $count })
costs-ours-only = Só aqui: { $amount } ({ $count })
costs-reserved = Reservado: { $amount } ({ $count })
costs-corrected = Corrigido: { $amount } ({ $count })
costs-missing = <b>Só aqui, por número do vídeo</b>
costs-missing-line = <b>{ $number }</b> · { $day } · { $amount }
costs-about =
    <b>Atribuído</b> é o que o serviço de vídeo cobrou pelos vídeos deste bot; <b>outro uso</b>, o que cobrou por outros bots e chaves da conta; juntos são todo o extrato dele.{ $awaited ->
        [no] {""}
       *[yes] {" "}<b>Ainda não consta</b> está lançado aqui e pode levar até um dia para aparecer lá.
    } <b>Só aqui</b> está lançado aqui e falta lá há mais de um dia. <b>Reservado</b> é aquilo cujo custo ainda não se sabe.{ $corrected ->
        [no] {""}
       *[yes] {" "}<b>Corrigido</b> é o que foi lançado primeiro com outro valor.
    } Entre parênteses: vídeos.

## The provider

provider-title = <b>O serviço de vídeo</b>: AI/ML API
provider-balance = { $amount ->
        [none] No momento não dá para ler o saldo.
       *[other] Saldo: { $amount }
    }
provider-top-up = Recarga automática: { $amount } abaixo de { $threshold }
provider-no-top-up = { $known ->
        [yes] Recarga automática: desligada
       *[no] No momento não dá para ler se há recarga automática.
    }
provider-key = { $state ->
        [enabled] Chave: ativa
        [disabled] Chave: ⛔ desativada
       *[unknown] No momento não dá para consultar a chave.
    }
provider-scopes = Serve para: { $scopes ->
        [all] tudo
        [none] nada
       *[other] { $scopes }
    }
provider-no-videos = ⚠️ Ela não serve para fazer vídeos.
provider-limit = Limite de gastos: { $amount ->
        [none] nenhum
       *[other] { $amount }{ $period ->
            [day] {" "}por dia
            [week] {" "}por semana
            [month] {" "}por mês
           *[other] {""}
        }
    }
provider-open = ✅ Dá para fazer vídeos.
provider-problem = ⛔ { $model ->
        [all] Nenhum vídeo está sendo feito
       *[other] { $model } não está fazendo vídeos
    }: { $problem ->
        [key] a chave não é aceita
        [credits] os créditos da conta acabaram
       *[access] o acesso é negado
    }{ $detail ->
        [none] {""}
       *[other] {" "}({ $detail })
    }. Continuo tentando com um pedido por minuto.
provider-prices = { $wait ->
        [none] Preços pela minha própria lista ({ $month }), pois a do serviço de vídeo ainda não foi lida:
       *[other] Preços, lidos há { $wait }:
    }
provider-price = { $model }, { $duration } s: { $price }

## Statistics

stats-title = 📊 <b>{ $title }</b>
stats-videos = 🎬 Vídeos pedidos: { $count }
stats-counted = { $what } { $count }
stats-failures = ⚠️ Falharam por: { $reasons }
stats-dollars = 💵 Cobrado: { $charged }{ $reserved ->
        [none] {""}
       *[other] {" "}· reservado: { $reserved }
    }
stats-stars = ⭐ Estrelas compradas: { $bought } · usadas: { $used }{ $back ->
        [0] {""}
       *[other] {" "}· devolvidas: { $back }
    }
stats-waits = ⏱ <b>Do pedido ao vídeo</b>
stats-wait = { $model }: metade em { $median }, nove em cada dez em { $ninetieth }
stats-chats = 💬 <b>Grupos que mais gastaram</b>
stats-people = 👤 <b>Pessoas que mais gastaram</b>
stats-spender = { $who }: { $amount } ({ $count })
stats-line = dólares americanos
button-stats-1 = Hoje
button-stats-7 = 7 dias
button-stats-30 = 30 dias
outcome-delivered = entregues
outcome-failed = com falha
outcome-cancelled = cancelados
outcome-pending = em andamento
reason-safety = filtro de segurança
reason-refused = recusado
reason-operator-key = chave recusada
reason-operator-credits = sem créditos
reason-operator-access = acesso negado
reason-no-video = retido
reason-provider-failed = falha do serviço
reason-timed-out = nunca chegou
reason-busy = serviço sobrecarregado
reason-not-a-picture = não é imagem
reason-picture-too-large = imagem grande demais
reason-picture-gone = imagem perdida
reason-source-gone = origem perdida
reason-chat-gone = chat sumiu
reason-unplaced = chat desconhecido
reason-cancelled = cancelado
reason-undeliverable = não entregue
reason-broken = erro do bot
reason-lost = resposta perdida
reason-unread-log = log ilegível
reason-restored = incerto após restauração
export-caption = 🧾 Lançamentos do livro-caixa: { $count } · { $dates }
export-cut = Em { $limit } MB não cabe mais. Para o resto, peça menos dias.
export-none = O livro-caixa não tem lançamentos neste período: { $dates }
export-all = tudo
export-failed = O arquivo é grande demais para chegar a tempo. Peça menos dias.

## Several takes, files and links

take-number = { $number } de { $takes }
take-line = { $number } · { $state }
take-ending = <b>{ $take }</b> · { $words }
takes-head = 🎬 <b>{ $model }</b> · { $duration } s{ $resolution ->
        [none] {""}
       *[other] {" "}· { $resolution }
    } · { $takes } vídeos{ $price ->
        [none] {""}
       *[other] {" "}· ≈ { $price }
    }
takes-usual = Cada um costuma levar cerca de { $typical }.
takes-due = Devem ficar prontos a qualquer momento.
status-late = ainda em andamento, mais do que o normal
status-searching = procurando no registro do serviço de vídeo
status-delivered = ✅ pronto
status-failed = ⚠️ falhou
status-cancelled = cancelado
status-uncertain = ❓ não encontrado
offer-takes = Faço { $takes } vídeos disso? { $model }, { $duration } s cada, cerca de { $price } no total.
ask-cost-takes = Com sua resposta eu faço { $takes } vídeos: { $model }, { $duration } s cada, cerca de { $price } no total.
button-make-takes = 🎬 Fazer { $takes } vídeos · { $price }
button-cancel-all = Cancelar todos
refusal-takes-user-active = { $takes } vídeos de uma vez é demais: você pode ter { $limit } em andamento. Peça menos ou espere outros ficarem prontos.
refusal-takes-user-daily = { $takes } vídeos é mais do que resta dos seus { $limit } por dia. Peça menos.
refusal-takes-chat-daily = { $takes } vídeos é mais do que resta a este chat dos { $limit } por dia. Peça menos.
refusal-takes-budget = { $takes } vídeos custam mais do que resta hoje do orçamento daqui. Peça menos.
refusal-takes-or-stars = Ou pague todos com Estrelas: { $stars } ⭐{ $balance ->
        [0] .
       *[other] {" "}(você tem { $balance } ⭐).
    } /buy
refusal-one-video-there = Nesta mensagem cabe um vídeo só: tire <code>--takes</code>.
refusal-loop-needs-picture = <code>--loop</code> precisa de uma imagem com que o vídeo comece e termine: responda a uma imagem com isto, ou ponha na legenda dela.
button-file = 📎 Arquivo
button-copy = 📋 Copiar descrição
file-asked = O arquivo já está a caminho.
button-like-this = 🎬 Fazer um assim
settings-share-link = Link ao compartilhar
settings-share-link-about = Nos vídeos que você envia a outros chats: um botão que me abre com a mesma descrição? Quem tocar nele paga os próprios vídeos.

## The command menu

command-veo = Fazer um vídeo
command-models = O que cada modelo sabe fazer
command-tasks = O que está em andamento aqui
command-history = Seus vídeos prontos
command-settings = Ajustes deste chat
command-delete = Remover um vídeo do seu histórico
command-forget = Apagar minhas descrições e arquivos
command-cancel = Cancelar um vídeo
command-buy = Comprar Estrelas para vídeos
command-balance = Suas Estrelas
command-terms = O que você compra com Estrelas
command-paysupport = Perguntar sobre um pagamento
command-refund = Devolver as Estrelas de alguém
command-help = Como pedir o que você quer
command-allow = Liberar alguém
command-deny = Bloquear alguém
command-allowed = Quem pode fazer vídeos
command-budget = Gastos e orçamentos
command-costs = O que foi gasto
command-provider = Saldo, chave e preços
command-stats = O que foi feito e gasto
command-export = O livro-caixa como arquivo

## In chats that the bot is no member of

guest-empty = O que o vídeo deve mostrar? Por exemplo: <code>@{ $username } uma raposa vermelha salta sobre um rio congelado</code>
inline-make = Fazer um vídeo disto · { $duration } s{ $price ->
        [none] {""}
       *[other] {" "}· { $price }
    }
offer-inline =
    { $prompt }
    <i>{ $model } · { $duration } s · ainda não foi feito</i>
inline-refused = Assim não dá para fazer
refusal-not-the-sender = Só quem pediu pode usar estes botões.
help-inline = Em qualquer chat, digite <code>@{ $username } uma raposa vermelha</code> e escolha “Fazer um vídeo disto”: o botão na sua mensagem o faz ali mesmo.
help-guests = Nos chats em que não estou, escreva <code>@{ $username } uma raposa vermelha</code>, também em resposta a uma imagem ou junto com ela: o vídeo chega nesse chat.
