package cmd

import (
	"slices"

	"rahbord/coherence"
	"rahbord/internal/diag"
	"rahbord/questionnaire"
)

// note is one thing to look at in a client file, in words.
type note struct {
	group      group
	rule       string // id of the rule or of the coherence check
	severity   diag.Severity
	pos        diag.Pos
	message    string
	hint       string
	ids        []string // what it lists
	names      []string // the same in words
	suggestIDs []string // initiatives that would help
	suggest    []string // the same in words
	reason     string   // why it is accepted
}

// group is a part of the list of notes.
type group string

const (
	missing       group = "missing"
	contradictory group = "contradictory"
	doubtful      group = "doubtful"
	accepted      group = "accepted"
)

// groups lists the groups in the order in which they are shown.
var groups = [...]group{missing, contradictory, doubtful, accepted}

type noteList []note

func (list noteList) of(g group) noteList {
	return slices.DeleteFunc(slices.Clone(list), func(n note) bool { return n.group != g })
}

func (list noteList) count(g group, s diag.Severity) int {
	return len(slices.DeleteFunc(list.of(g), func(n note) bool { return n.severity != s }))
}

// review is the client file as the checks see it.
func (o *opened) review() coherence.Review {
	return coherence.Review{Pack: o.pack, Engagement: o.file.Engagement, Result: &o.res, Words: o.words, File: shellWord(o.file.Name())}
}

// notes collects everything to look at, by group.
func (o *opened) notes() noteList {
	r := o.review()
	var all noteList
	all = append(all, o.worded(missing, r.Missing())...)
	all = append(all, o.worded(contradictory, r.Refused())...)
	for _, f := range coherence.Evaluate(o.pack, o.file.Engagement, &o.res, nil) {
		all = append(all, o.found(f))
	}
	all = append(all, o.worded(doubtful, r.Doubtful())...)
	slices.SortStableFunc(all, func(a, b note) int { return slices.Index(groups[:], a.group) - slices.Index(groups[:], b.group) })
	return all
}

func (o *opened) worded(g group, faults diag.List) noteList {
	var out noteList
	for _, f := range faults {
		message, hint := o.words.Fault(f)
		out = append(out, note{group: g, rule: f.Rule, severity: f.Severity, pos: f.Pos, message: message, hint: hint})
	}
	return out
}

// found puts a coherence finding into words.
func (o *opened) found(f coherence.Finding) note {
	words := o.names().Check(f.Check)
	n := note{
		group: contradictory, rule: f.Check, severity: severityOf(f.Severity),
		pos:     coherence.At(o.pack, o.file.Engagement, f.Question),
		message: words.Message, hint: words.Hint, reason: f.Reason, ids: f.Names, suggestIDs: f.Suggest,
	}
	if f.Accepted {
		n.group, n.pos = accepted, o.file.Engagement.KeyPos("decisions", "accepted", f.Check)
	}
	for _, id := range f.Names {
		n.names = append(n.names, coherence.Name(o.names(), f.Kind, id))
	}
	for _, id := range f.Suggest {
		n.suggest = append(n.suggest, coherence.Name(o.names(), "initiatives", id))
	}
	return n
}

func severityOf(s questionnaire.Severity) diag.Severity {
	switch s {
	case questionnaire.Blocks:
		return diag.Error
	case questionnaire.Warns:
		return diag.Warning
	}
	return diag.Info
}
