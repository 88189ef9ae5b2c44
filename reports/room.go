package reports

import "unicode/utf8"

// What a page has room for. The summary, and each page of a short version, is one page
// whatever the client said: texts are cut, and lists end early. What is cut stands in full
// in the full report.

// Characters at which a text is cut.
const (
	shortName    = 30  // of a person, a role, a firm
	mostWarning  = 110 // of the first open warning among the decisions
	clientName   = 48  // of the organisation, within a sentence
	longName     = 80  // of an initiative
	mostQuoted   = 160 // of a quotation, two of which stand side by side
	mostCautions = 260 // of what the plan takes for granted
)

// Characters in a line of each place, about: less than fits, since letters differ.
const (
	lineOfQuote    = 40 // of one of two quotations
	lineOfTitle    = 40
	lineOfIntro    = 90
	lineOfHalf     = 45 // of a list beside another
	lineOfDecision = 80
	lineOfObstacle = 95 // of what stands in the way of a plan
	lineOfTask     = 38 // of the names in the short table of the basket,
	lineOfScope    = 40 // of the scopes under them
	lineOfOwner    = 18 // and of the owners
)

// Lines that a list may take.
const (
	linesBesideBasket = 15 // of KPIs and decisions, beside the basket
	linesOfDecisions  = 15 // of KPIs and decisions, on their page
	linesOfBasket     = 20 // of the short table of the basket
	linesOfObstacles  = 8  // of what stands in the way of a plan, within the summary
)

// Items of a list.
const (
	mostTasks    = 10 // initiatives of the summary
	mostProofs   = 3  // KPIs of the summary
	mostMeasures = 8  // KPIs of the page of decisions
	mostBars     = 8  // initiatives of the short calendar; of more it shows the phases
)

// linesIn is about how many lines a text takes, of so many characters each.
func linesIn(text string, line int) int { return (utf8.RuneCountInString(text) + line - 1) / line }

// upTo is the beginning of a list: as many items as there is room for, none without room.
func upTo[T any](items []T, room int) []T { return items[:max(0, min(len(items), room))] }
