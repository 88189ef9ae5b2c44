package reports

import (
	"slices"
	"strconv"
	"strings"

	"rahbord/internal/exact"
	"rahbord/questionnaire"
	"rahbord/scoring"
)

// factor is one of Goldenberg's ten factors that make a CRM system succeed: the statement
// of the sources whose indicators tell how ready the organisation is for it, and the
// answers of the strategy that settle it.
type factor struct {
	seed   string
	effect string
	parts  []string
	kind   string // of the options that count, where the question maps options to kinds
}

func successFactors() []factor {
	return []factor{
		{seed: "S3.F1", effect: "system_scope", parts: []string{"automate", "automate_other"}},
		{seed: "S3.F2", effect: "system_scope", parts: []string{"manual", "manual_other"}},
		{seed: "S3.F3", effect: "sponsor_support", parts: []string{"sponsor"}},
		{seed: "S3.F4", effect: "system_scope", parts: []string{"automate", "automate_other"}},
		{seed: "S3.F5", effect: "risk_notes", parts: []string{"users"}},
		{seed: "S3.F6", effect: "risk_notes", parts: []string{"place"}},
		{seed: "S3.F7", effect: "training_effort", kind: "training"},
		{seed: "S3.F8", effect: "training_effort", kind: "motivation"},
		{seed: "S3.F9", effect: "system_governance", parts: []string{"owner"}},
		{seed: "S3.F10", effect: "system_governance", parts: []string{"committee"}},
	}
}

// factors is the table of the success factors and how each stands; none in a model that
// does not know them.
func (b *builder) factors() {
	t := Table{Columns: []Column{
		{Width: 4, Align: End},
		{Title: b.t("governance.factor"), Width: 34},
		{Title: b.t("governance.state"), Width: 16},
		{Title: b.t("governance.basis"), Width: 46},
	}}
	for i, f := range successFactors() {
		at := slices.IndexFunc(b.Pack.Seeds, func(s questionnaire.Seed) bool { return s.ID == f.seed })
		if at < 0 {
			return
		}
		lowest := b.lowest(b.Pack.Seeds[at].Indicators)
		state, tone, basis := b.stateOf(f, lowest)
		rests := Cell{Text: strings.Join(basis, "\n")}
		if lowest != nil {
			rests.Note = b.names.Indicator(lowest.ID).Statement
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: b.Words.Int(i + 1)},
			{Text: b.t("governance.factors.f" + strconv.Itoa(i+1)), Strong: true},
			{Text: b.t("governance.states." + state), Badge: tone},
			rests,
		}})
	}
	b.add(Heading{Level: 2, Text: b.t("governance.ten")})
	b.para(Body, b.t("governance.ten-intro", "level", b.level(b.Pack.Targets.Base)))
	if b.Study != nil && len(b.systems()) == 0 {
		b.para(Small, b.t("governance.ten-no-system"))
	}
	b.add(t)
}

// stateOf tells how a factor stands, and what that rests on: settled when it is answered
// and no indicator of it is under the base target, begun with one of the two, open with
// neither. A factor of a system that the plan does not bring in can wait.
func (b *builder) stateOf(f factor, lowest *scoring.Indicator) (state string, tone Tone, basis []string) {
	said, question := b.saidOf(f)
	if len(said) > 0 {
		basis = append(basis, b.listed(said))
	}
	if lowest != nil {
		basis = append(basis, b.t("governance.level", "id", lowest.ID, "level", b.level(lowest.Level.Value)))
	}
	ready := lowest != nil && !lowest.Level.Value.Less(b.Pack.Targets.Base)
	waits := b.waits(question)
	switch {
	case len(said) > 0 && (ready || lowest == nil), waits && ready:
		return "settled", Good, basis
	case len(said) > 0, ready:
		return "begun", Fair, basis
	case waits:
		return "later", Unknown, basis
	}
	if question != "" {
		basis = append(basis, b.t("governance.answer", "id", question))
	}
	return "open", Poor, basis
}

// saidOf is what the client has settled about a factor, in words, and the question.
func (b *builder) saidOf(f factor) (said []string, question string) {
	if f.kind != "" {
		for _, q := range b.Pack.QuestionWith(f.effect) {
			question = q.ID
			for _, id := range b.Engagement.Given(q.ID).Options() {
				if slices.Contains(q.Map[id].IDs, f.kind) {
					said = append(said, b.option(&q.Field, fieldWords(b.names.Question(q.ID)), id))
				}
			}
		}
		return said, question
	}
	for _, part := range f.parts {
		lines, id := b.part(f.effect, part)
		said = append(said, lines...)
		if id != "" {
			question = id
		}
	}
	return said, question
}

// lowest is the indicator with the lowest level of those with a known one; nil without any.
func (b *builder) lowest(ids []string) *scoring.Indicator {
	var out *scoring.Indicator
	least := exact.Rat{}
	for _, id := range ids {
		k := b.Result.Indicator(id)
		if k != nil && k.Level.Known && (out == nil || k.Level.Value.Less(least)) {
			out, least = k, k.Level.Value
		}
	}
	return out
}
