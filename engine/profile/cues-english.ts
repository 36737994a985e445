/**
 * The English words and frames by which something is said to be sought or absent. Lemmas in lower case; the notation is told in frames.ts.
 * What is listed is meant to stand for its like: where a frame is missing, add the word to a class before adding a frame.
 */
import type { Table } from './frames.ts'
import type { Joints } from './tokens.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

const table: Table = {
  classes: {
    WE: 'we us ourselves i',
    OUR: 'our ours my',
    NEG: 'not never nowhere cannot nor',
    NOBODY: 'nobody nothing none hardly',
    NO: 'no',
    LACKING: 'apart without excluding except minus instead rather excepting barring',
    YOU: 'you your yours',
    CUSTOMER: 'operator customer client buyer user people visitor peer competitor consumer household owner reader user',
    SOMEBODY: 'someone somebody anyone anybody who whoever whom taker volunteer',
    PROVIDER: `partner supplier manufacturer maker producer vendor provider specialist expert consultant lab laboratory institute university group company firm contractor developer integrator newcomer mentor member participant researcher academia
      institution facility workshop collaborator subcontractor distributor consultancy engineer technician scientist advisor operator investor player owner dealer hospital mill toolmaker shop bidder counterpart ally sponsor tutor adopter startup start-up machinist coder programmer collaborator co-founder graduate student helper practitioner connoisseur fabricator host insider veteran`,
    HELP: `help advice support assistance expertise know-how knowhow knowledge experience competence guidance input lead suggestion hint tip idea offers proposals collaboration cooperation partnership access solution answer alternative substitute
      replacement capability capacity skill information introduction pointer tuition coaching mentoring training lesson insight feedback recommendation referral stand-in second-source loan beamtime proposal offers recipe remedy`,
    GAP: `gap bottleneck shortage shortcoming weakness  deficit stumbling hurdle headache puzzle wishlist wish-list unsolved unresolved unfilled vacant unanswered trouble conundrum nightmare dilemma achilles shortfall  dearth paucity deficiency lacuna wish-list scarce uncovered unstaffed unallocated unaddressed unmet underrepresented under-represented overdue understaffed underequipped`,
    WANT: 'seek need want lack require sorely miss crave desire solicit request covet',
    /** Nobody says these but of what is not had. */
    CRAVE: 'crave covet hanker yearn pine thirst hunger',
    WELCOME: 'welcome appreciate appreciated glad happy pleased keen eager grateful gladly interested interest invite invited love thankful delighted wanted sought needed required urgent urgently desperate desperately godsend relieved overjoyed happily encouraged',
    WOULD: 'would could should might',
    WILL: 'want wish hope like love try keen eager',
    GET: 'find meet hear team partner work collaborate talk identify recruit attract engage contact learn know understand cooperate join source acquire add buy purchase procure hire enlist secure borrow license share explore try adopt obtain rent lease',
    HELPLESS: 'stuck hopeless clueless helpless unable overwhelmed struggling stumped baffled flummoxed stymied stranded perplexed mystified',
    OFFER: `offer provide carry do have use make supply produce manufacture process handle cover include develop perform run build design sell work machine treat deal take operate undertake test support grow print weld paint extend touch address involve rely stock
      serve accept available offered included part portfolio range scope foreseen planned covered possible done performed undertaken belong within among maintain own employ keep repair fund consider investigate study business menu programme program house find service install
      cup focus core provided supplied supported produced made market responsible equipped permitted allowed licensed authorised authorized qualified certified entitled geared insured involved concerned possess cater venture dabble host publish train teach attempt pursue tackle engage intend propose`,
    KEEP: 'give forget neglect fail hesitate tire regret miss worry exclude abandon underestimate compromise complain shy wait disappoint suffer surprise afford rest flinch baulk balk stint skimp regret struggle deter daunt',
    DROP: `outsource subcontract discontinue abandon dropped dropping cease shelved exclude decline refuse reject refrain forgo eliminate ban terminate divest withdraw exit axed stopped closed quit omit outgrow delegate relinquish mothball scrapped ditch jettison abolish disband shutter eschew shun divest offload forbid prohibit veto lapsed expired revoke surrender forswear forsake disown forgone hive decommissioned disallow outlaw boycott unavailable unsupported`,
    OVER: 'no-go history taboo passé bygone myth misconception rumour rumor off-limits obsolete defunct',
    OTHERS: `partner subcontractor contractor supplier specialist others other neighbour neighbor affiliate outside external third-party outsider client customer tenant colleague else elsewhere externally vendor sister another shop agent neighbouring haulier university rival competitor landlord`,
    DOES: `do handle make supply take perform carry run provide produce come go leave hand buy source deliver deal refer send transfer entrust pass give manufacture assemble treat coat own left bought sent given handed passed transferred performed done belong job business responsibility handled subcontracted farmed rest refer signpost direct outsource lie route`,
    PAST: 'once formerly previously used ago earlier',
    /** No topics, though they look like some: a clause of these and of cues speaks of something else. */
    IDLE: `coordinator organiser organizer board committee group pay good gladly read love fill side year time month week day hand way place thing fact term course moment future past interest talk ask tell say find put come go get give take make see call speak note mind kind life site door home list world end issue area field
      correct happen remain long little much far soon here better best great right wrong able ready fully simply really long-term happy part point matter case reason step stage deadline stand today tomorrow yesterday reply write email phone touch heel foothold wish minutes queue`,
    POINT: 'this that these those it them there here such one any ones so',
    QUIET: 'compromise problem doubt wonder secret limit exception matter question introduction mystery shame news obstacle surprise stranger rush surplus dream joke accident coincidence drawback',
  },
  frames: [
    // Guards. Negations that deny nothing.
    ['has', 'clause', `
      not only/just/merely/least/surprisingly/necessarily/everything
      NO QUIET
      not QUIET
      NEG without
      NOBODY + without
      NO + without
      NO shortage/lack/gap
      no =need to
      no =other
      NO/NOBODY + leave
      not a/the/any shortage/lack/gap
      without exception/doubt/question/delay
      without our
      not enough
      lack nothing
      nothing + lack/missing
      NEG WANT nothing
      give up counting
      lost count
      week/month/year/day goes/go by without
      pass/go/goes by without
      no such thing
      nobody/nothing else will/can/would
      NOBODY else + touch/dare/want/can
      stop at nothing
      leave nothing
      no stranger to
      no small
      nothing beats
      never say no
      won't let
      no + too
      lack neither
      never knowingly
      ask anyone
      having closed/filled/bridged
      look for challenge/challenges
      free of charge/cost
      NEG + KEEP
      NEG + DROP
      NEG + short
    `],
    // Needs of others, needs of the past, and words that are no needs.
    ['has', 'clause', `
      CUSTOMER WANT/look/search/ask/call/ring
      those WANT/search/look
      NOBODY + more
      wanted/sought by
      need/demand + great/grow/rise/greater/increase
      no substitute
      demand worldwide
      YOU + WANT/look/search + !vain
      YOU are =after
      looking QUESTION
      more than
      NOBODY/NEG day pass
      seek =to
      meet the need
      need no introduction
      nothing else/but
      want for nothing
      never look/need/seek/lack
      never had to
      looking/missing/need/searching + QUESTION + !WE + !SOMEBODY
      anything but
      we do + LONE
      we do + !NEG + !NO + !HELP + !WANT + !what + !PAST
      far from being
      CUSTOMER + search/lookout
      stop looking
      they need/want/lack/require
      those who
      when/if/whenever/should/wherever YOU + WANT/short/lack/GAP/stuck/run/HELPLESS
      when/if/whenever/wherever CUSTOMER/others + WANT/short/lack/GAP/stuck/run/HELPLESS/struggle
      who/that struggle/wrestle/suffer/WANT
      CUSTOMER/baker/farmer/owner who
      we help/assist/advise/support + struggle/WANT/GAP
      others/rival/competitor + DROP/NEG/shy/struggle/refuse + we
      where/what others/rival/competitor
      DROP + by =others
      there was/were =a time
      used =to + today/now/since
      when we had =to
      search/finding/hunt + is/are + OUR + service/job/business/speciality/specialty/trade
      much sought/wanted/requested
      sought after
      sought-after
      in demand + for OUR
      much in demand
      gap + fill/close/bridge + we + !WOULD + !WILL
      we fill/close/bridge + GAP
      PAST + WANT/beg/look
      yes
      of course
    `],
    // Wants, said with a verb whose object is wanted.
    ['seeks', 'object', `
      look for
      look WELCOME for
      lookout for
      hunt/scout/shop/advertise/root/fish/cast/prospect/trawl/headhunt for
      shop around for
      scour/trawl + for
      CRAVE + WE
      CRAVE for/after + !CUSTOMER
      yearn/crave/covet/hanker + !CUSTOMER
      itch/itching to
      request/plea/appeal/cry for + !CUSTOMER + !YOU
      call is after/for
      on =the hunt/prowl/trail
      in pursuit/quest/want/search of
      quest for
      for want of
      hungry/desperate/starved/strapped/pressed/eager/impatient/grateful/itching/dying/aching for/of
      keen =on
      give + right/eye/arm + for
      gladly/happily pay/swap/trade/host/share
      would pay for
      pay good money
      jump/leap at
      say =no to + would/wouldn't
      not/wouldn't mind/refuse + would/wouldn't
      wouldn't say/mind/turn
      could do =with
      do with + could
      short on/of/in
      hand/hands short
      low on
      run/running out/short/low of/on
      lacking/deficient/weak/poor/behind =in/on + WE/OUR
      behind on/in
      lag behind
      catch up
      set + aside + for
      budget/money/fund/funds + earmarked/aside for
      must/have/has find/locate/obtain/procure
      must/have + team/partner up/with
      must + GET + SOMEBODY/PROVIDER/HELP
      put + feelers/call/appeal
      put out + call/appeal/tender
      feelers
      plan/plans/planning/going to buy/purchase/procure/acquire/install
      programme/project/phase/design/task/work call for
      ask/asked/asking for + HELP
      invite + PROVIDER/tender/bid/quotation
      bidder shall/must
      tenderer shall/must
      eye + on + have
      set + sight on
      search for
      in search of
      seek
      lack
      we need/require/lack
      we want !to
      find/identify/source/locate PROVIDER + LONE
      search + PROVIDER
      interested in
      interest lie/is in
      are/we're after a/an
      source + WILL/intend
      dispose of
      WE/project/consortium + need/want/require + PROVIDER/HELP/SOMEBODY
      project/phase/step/task/work need/require a/an
      consortium/project/team/company/network/cluster/plant/institute/programme need/lack/require/want
      WILL to GET
      WILL + find/get + HELP
      be hoping
      would like/love to/GET
      hope for
      interested in PROVIDER/HELP
      interest in PROVIDER/HELP
      open to HELP/PROVIDER
      need/use/want/like help with/in/on
      we need help/support
      need for
      demand for + WE
      demand + for + OUR
      we ask for
      asked =for + !CUSTOMER
      asking PROVIDER for
      beg for
      cry out for
      long for
      could use/do
      call for PROVIDER/HELP
      we/is/are recruit/hire
      and/still/also/urgently/now need/lack
      turn to academia/university/partner
      short of
      desperate for
      in need of
      gap in
      request proposal/offer/bid
      WE + would welcome/love/appreciate
    `],
    // What is said of one's own.
    ['seeks', 'ahead', `
      OUR + is/are/remain/remains/still =thin/weak/patchy/rusty/shaky/sketchy/lacking/insufficient/inadequate/poor/missing/non-existent + !WE
      remain/remains/still =a worry/concern/headache/challenge/problem
      OUR + leaves/leave + desired
      eludes/escapes/defeats =us
    `],
    // Wants that hold for their whole clause.
    ['seeks', 'clause', `
      sought
      wanted
      gesucht
      shopping for
      we could use/do
      PROVIDER be confirmed/determined/named/found/decided
      tbc/tbd
      vacant/unfilled/unassigned
      shoe pinch
      would be handy/nice/useful/helpful/valuable/great/ideal/wonderful/plus/asset + !YOU
      sought/wanted/requested/required/needed/invited/solicited + LONE
      tender/quotation/quote/bid invited/requested
      invited/requested for
      best price
      price/quote/quotation for
      NOBODY + master/masters/know/able
      none of + able/can/supplier/PROVIDER
      thin on =the ground
      what WE WANT + !NEG
      what + WANT =is + !YOU + !CUSTOMER + !NEG
      seat/place/slot/chair + open/free/vacant/yours/empty
      incoming/prospective/ideal =PROVIDER
      capacity + NEG/longer + suffice/meet/enough/cope
      nice =to =have
      must =have + COLON
      must-have/nice-to-have
      would + tide/rescue/save/spare + us
      would/could/might help us
      all =ears
      keep/keeps requesting/asking/wishing + !CUSTOMER
      application/bid/proposal/offers + encouraged/invited/welcome
      first in line/queue
      break/breaking into + WILL
      under-represented/underrepresented
      WE/OUR look/search/seek + vain/unsuccessful/fruitless
      few and =far
      hard/difficult/tough/tricky to come/find/source/obtain/get
      at =a premium
      wtd
      wtb
      rfq
      rfp
      eoi
      expression/expressions of interest
      quotation/quote + gathered/sought/invited/welcome/collected/awaited
      left/leave/leaves + desired
      to =be desired
      long overdue
      is/are/was =overdue
      elude/escape/defeat/defy/baffle/frustrate/haunt/plague/dog/vex WE
      have/has/had/got us stumped/beaten/baffled/stuck/worried/puzzled
      sixes and sevens
      at + wits end
      end of OUR tether
      getting/way around/round
      NO getting/way around/round
      cannot/not proceed/start/go + without
      dead in water
      hinge/hang/depend on + NEG/NO
      take/lift + load/weight/burden off
      make OUR day/life
      music to OUR
      head against
      drive/driving us
      give/gives/giving us + headache/headaches/trouble/grief/sleepless/grey
      wrestle/grapple/battle/fight with + WE
      thorn in
      achilles heel
      weak/missing/white/black link/spot/piece/patch/hole/point
      hole in
      room for improvement + WE
      stumbling block
      sticking point
      somewhere out there
      out there must
      come/came across + NEG
      grasp of + desired/weak/shaky/poor
      rusty/shaky/green/novice + WE
      new/strangers/stranger/newcomers to + WE
      first steps
      is/are missing/needed/wanted/required
      WE + miss
      missing
      GAP
    `],
    // Somebody is wanted who can: partners, help, whoever it may be.
    ['seeks', 'clause', `
      HELP/PROVIDER + WELCOME
      PROVIDER + WOULD + !OUR
      HELP + would + !OUR
      HELP/PROVIDER + WOULD + WELCOME
      SOMEBODY + WELCOME
      SOMEBODY + WOULD
      SOMEBODY + QUESTION
      QUESTION + PROVIDER/HELP
      WILL + GET + PROVIDER/HELP/SOMEBODY
      WOULD + WELCOME
      if only
      if/should SOMEBODY
      let us know
      open position/role/slot/place/seat
      can YOU + supply/provide/help/offer/deliver
      YOU + HELP/PROVIDER + QUESTION
    `],
    // Open questions, trouble, and what nobody here can do.
    ['seeks', 'clause', `
      HELPLESS
      NO/NEG HELP
      NO PROVIDER
      NEG + PROVIDER + have/find
      no way
      no one + know/master/can/able/understand/who
      NEG + find
      NEG + know + how/who/whom
      NO/NEG + solve
      on wish/shopping
      wish/shopping list
      need/want/lack of/for
      still open/missing/unsolved/vacant/lack
      yet to find
      open issue/question/point/problem/task
      in dark
      any taker/idea/lead/suggestion
      absence of
      impossible to get/find
      to be found
      be lost without
      send sample/offers/proposals
      find neither
      cannot find/get/tell/solve
      in market for
      would complement/strengthen/complete/help/speed/ease/suit + !YOU
      missing piece/link
      struggle with + WE
      difficulty/trouble/problem with/in + WE
      OUR problem/difficulty/weakness
      out of OUR depth
      not yet master/solve/find
      little/NO HELP
      new territory/ground + WE
      NEG + idea/clue
      at a loss
      keep + awake/night
      nobody/NOBODY + understand/know/deliver/help
      HELP/PROVIDER + urgently
      beyond us
      yet to solve/master/find/learn
      beat us
      weak point/spot
      blind/blank/sore spot
      SOMEBODY can/able
      who masters/knows
      in demand
      of interest
      trouble
      WELCOME to hear
      get in touch
    `],
    // Given up, excluded, over.
    ['not', 'ahead', `
      give way to
      replace by
    `],
    ['not', 'clause', `
      nor
      never was/were
      NO part/role/place/business
      no-gos/no-go
      out + LONE
      is/are =out
      leave/left aside
      taken/take off/out + range/menu/list/portfolio
      DROP
      DROP + WE
      we avoid
      farm/send/contract/put/give/ship/hand out to
      farmed/contracted/sent/handed/shipped/hived/spun =out/off/on
      stop short of
      by =others
      NEG set =up
      pull/pulled + plug
      refrain/desist/abstain + offers/send/contact/call/proposal
      please/kindly refrain/desist/abstain
      forget + LONE
      NEG expect
      hand/hands off
      NO further
      NEG for us
      draw/drew =the line
      turn/turned/turning =down/away
      shy/shied away
      say =no to + !would + !wouldn't
      hard pass
      hard/we pass on
      wash + hands of
      touch + barge/bargepole
      not touch
      won't touch
      kick/kicked + grass
      call/called =off
      came/come/brought/drew/drawn to =an/a end/close/halt
      stood/stand/standing/lie/lies/sit/sits cold/idle/empty/silent/dormant/still/unused
      given/give/gave + push/boot/chop/heave-ho/sack
      taken/torn/pulled/run/wound/close/closed/shut/closing =down/up
      off =the table/menu/agenda/list
      off limits
      out of bounds/reach/question
      forbidden/barred/banned/prohibited
      not/NEG permitted/allowed/licensed/authorised + !we
      NO use/call/appetite/ambition/intention/desire/wish/time/room/space for
      NO appetite/ambition/intention/desire/wish/plan/plans to
      no use for
      look/search/seek in =vain + !WE + !OUR
      in =vain + YOU
      YOU + look/find/search + vain/NEG/NOBODY
      exceed/exceeds what/OUR
      too big/large/small/heavy/long/deep/far for us/OUR
      over OUR head
      beyond us
      are/is =beyond us/OUR
      beyond what we
      matter/job/task/case for OTHERS
      dispense/dispensed/do/done =without/with + WE
      was/were/been/have/has sold/scrapped/closed + OUR
      sold OUR
      was/were sold + division/line/unit/business/arm/plant
      wound up
      exception of
      save for
      contrary to + rumour/rumor/belief
      nil/zero + LONE
      unavailable
      let + lapse
      lapsed/expired
      passed/went/gone/transferred/moved =to + chair/division/unit/department/business/competitor/OTHERS
      back burner
      on ice/hold
      step/stepped/move/moved/moving/walk/walked/shift/shifted away =from
      not OUR cup/bag/forte/thing/line/field/game/turf/trade/business/scene
      leave/left that/this/it/those/them to
      NO + is/are + needed/required/necessary
      we NEG need/want/require
      NEG sought/wanted/needed + LONE
      NEG being sought/wanted
      DROP + OTHERS
    `],
    // All but one.
    ['not', 'phrase', `
      all/everything/anything/any/every/everywhere =bar/save
      everything/everywhere =but
      with the exception/exclusion of
      other/aside than/from + all/everything/any/every
    `],
    // Done by others.
    ['not', 'clause', `
      OTHERS DOES + !we + !CUSTOMER + !find + !with
      leave to OTHERS/PROVIDER
      let others
      elsewhere
      OVER
      fall outside
      OTHERS own
      CUSTOMER DOES own/themselves/himself
      not/never come/came
      once/formerly/previously + WE + !today
      need not
      no-go
      NOBODY + OFFER
      DOES by/to/at/with/from OTHERS
      DOES OTHERS + !we + !CUSTOMER
      contact OTHERS
      give up
      turn back
      leave to OTHERS
      leave to
      hand over
      buy in
      buy/purchase/source/obtain from
      purchased/bought + from/in
    `],
    // Negated offers and needs, and the edge of what is offered.
    ['not', 'clause', `
      no longer
      no more
      not any more
      out of scope
      beyond/outside our/the scope/range/remit/portfolio/expertise/business
      outside of/our
      rule out
      leave out
      farm/contract out
      hive/spin/sell off
      sold OUR
      free of/from
      NEG + open to
      NEG/NO + sought/wanted/needed/required
      better address
      NEG + OUR line/field/trade/thing/job
      do without
      part company
      part ways
      get rid
      phase out
      thing of past
      we used =to
      nothing to do
      NO interest
      NEG OFFER
      YOU NEG find
      on offer + NEG
      matter for OTHERS
      pass on to
      less + LONE
      NO plan
      leave site/house/programme/portfolio
      come from OTHERS
      import + WE
      NEG + menu/table/agenda
      bore us
      we NEG OFFER
      we NEG
      not our
      never our
      neither + nor
      neither + WE/OUR/LONE
      not in/in-house/here/among/within
      decide against
      sell business/division/line/unit
      sold to
      have nothing
      opt out
      steer clear
      stay away
      keep away
      wrong place
      is/are job/business/responsibility + OTHERS
      LONE + no/not/never
    `],
  ],
}

export const english: { readonly table: Table; readonly joints: Joints } = {
  table,
  joints: {
    contrast: set('only but however instead while whereas yet although though'),
    subordinate: set('which who that whose where when because since as while whereas although though if whether unless whom until before after having so'),
    coordinate: set('and but or while whereas because although unless if when'),
    openers: set('we they it this that these those you'),
    apart: set('because since as while whereas although though if before after having so when'),
    verdicts: set('not no yes never neither none nor'),
  },
}
