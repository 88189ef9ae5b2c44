// Package files writes a plan in the formats of other programs: a table, JSON, calendar
// entries, and a Microsoft Project file. Every file is the same bytes for the same source.
package files

import (
	"errors"
	"strings"
	"time"

	"rahbord/internal/i18n"
	"rahbord/reports"
)

// ErrNoPlan says that a source has no plan.
var ErrNoPlan = errors.New("there is no plan")

// ErrNoStart says that a format needs days and the start of the plan is not known.
var ErrNoStart = errors.New("the plan has no first day")

// plan is a project with the words of its files.
type plan struct {
	*reports.Project
	words  *i18n.Words
	issued time.Time
}

// planOf is the plan of a source; dated formats need its first day.
func planOf(src reports.Source, dated bool) (*plan, error) {
	p := reports.ProjectOf(src)
	switch {
	case p == nil:
		return nil, ErrNoPlan
	case dated && p.Start.IsZero():
		return nil, ErrNoStart
	}
	return &plan{p, src.Words, src.Issued}, nil
}

// t is a wording without the invisible isolates: other programs read it.
func (p *plan) t(key string, pairs ...string) string { return i18n.Plain(p.words.T(key, pairs...)) }

// notes describe a task for the notes of other tools: a line each, of several things one
// below the other.
func (p *plan) notes(t *reports.Task) string {
	var out []string
	add := func(key string, texts ...string) {
		switch texts = filled(texts); len(texts) {
		case 0:
		case 1:
			out = append(out, p.t("files.notes."+key, "text", texts[0]))
		default:
			label := strings.TrimSpace(p.t("files.notes."+key, "text", ""))
			out = append(out, label+"\n– "+strings.Join(texts, "\n– "))
		}
	}
	add("goal", t.Goal)
	add("deliverables", t.Deliverables)
	add("steps", t.Steps...)
	add("owner", p.owner(t))
	if t.Running.Sign() > 0 {
		add("running", p.words.Money(t.Running, p.Currency))
	}
	add("kpis", p.measures(t)...)
	add("risks", t.Risks...)
	add("factors", t.Factors...)
	add("stop", t.StopRule)
	return i18n.Plain(strings.Join(out, "\n"))
}

// owner is who answers for a task, or from which role somebody is to be named.
func (p *plan) owner(t *reports.Task) string {
	if t.OwnerKnown || t.Owner == "" {
		return t.Owner
	}
	return p.t("files.owner-open", "role", t.Owner)
}

// measures are the names of the KPIs of the plan that follow a task.
func (p *plan) measures(t *reports.Task) []string {
	var out []string
	for _, m := range p.Measures {
		for _, id := range m.MovedBy {
			if id == t.ID {
				out = append(out, m.Name)
			}
		}
	}
	return out
}

func filled(texts []string) []string {
	var out []string
	for _, t := range texts {
		if t != "" {
			out = append(out, t)
		}
	}
	return out
}
