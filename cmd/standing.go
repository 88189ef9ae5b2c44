package cmd

import (
	"slices"
	"strings"

	"rahbord/coherence"
	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
)

// standing is how far a client file has come.
type standing struct {
	people   []person
	stages   []coherence.Progress
	agreed   int      // indicators with a consensus
	disputed int      // indicators to talk about first
	next     []string // commands
}

// person is how far one respondent has come. Of all indicators asked, those count that
// the role can judge, and those answered beyond.
type person struct {
	id, name, role  string
	answered, asked int
}

func (o *opened) standing() standing {
	e := o.file.Engagement
	s := standing{stages: o.review().Stages(), agreed: len(e.Consensus)}
	for _, r := range e.Respondents {
		p := person{id: r.ID, name: r.Name, role: r.Role}
		for _, k := range o.pack.Indicators {
			if e.Assessment.Quick && !k.Quick {
				continue
			}
			_, answered := r.Answer(k.ID)
			if answered {
				p.answered++
			}
			if answered || k.For(r.Role) {
				p.asked++
			}
		}
		s.people = append(s.people, p)
	}
	for _, k := range o.res.Indicators {
		if k.Discuss && !k.Consensus && k.InScope && !k.NA {
			s.disputed++
		}
	}
	s.next = o.nextSteps(s)
	return s
}

// nextSteps is the command for the first thing that is open, in the order of the work.
func (o *opened) nextSteps(s standing) []string {
	file := shellWord(o.file.Name())
	open := func(context bool) bool {
		return slices.ContainsFunc(s.stages, func(p coherence.Progress) bool { return (p.Stage == 0) == context && p.Answered < p.Required })
	}
	late := slices.IndexFunc(s.people, func(p person) bool { return o.late(p) })
	switch {
	case open(true):
		return []string{"rahbord interview " + file + " --part context"}
	case len(s.people) == 0:
		return []string{"rahbord interview " + file + " --part readiness"}
	case late >= 0:
		return []string{"rahbord interview " + file + " --part readiness --respondent " + shellWord(s.people[late].id)}
	case s.disputed > 0:
		return []string{"rahbord consensus " + file}
	case open(false):
		return []string{"rahbord interview " + file + " --part strategy"}
	case o.notes().count(contradictory, diag.Error) > 0:
		return []string{"rahbord check " + file}
	}
	return []string{"rahbord check " + file, "rahbord report " + file}
}

// late reports whether somebody should go on first: the share answered is under the one
// from which the pack reports an overall result.
func (o *opened) late(p person) bool {
	return exact.Of(p.answered).Less(o.pack.Coverage.Overall.Mul(exact.Of(p.asked)))
}

// shellWord quotes a word that a shell would take apart.
func shellWord(s string) string {
	if s != "" && !strings.ContainsFunc(s, func(r rune) bool { return strings.ContainsRune(" \t'\"\\$&;|<>()*?[]#~`!{}", r) }) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

type statusReport struct {
	File        string       `json:"file"`
	Client      string       `json:"client"`
	Language    string       `json:"language"`
	Assessed    *string      `json:"assessed"`
	Quick       bool         `json:"quick"`
	Points      decimal      `json:"points"`
	Respondents []personJSON `json:"respondents"`
	Stages      []stageJSON  `json:"stages"`
	Agreed      int          `json:"agreed"`
	Disputed    int          `json:"disputed"`
	Next        []string     `json:"next"`
}

type personJSON struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Role     string `json:"role"`
	Answered int    `json:"answered"`
	Asked    int    `json:"asked"`
}

type stageJSON struct {
	Stage    int      `json:"stage"`
	Answered int      `json:"answered"`
	Required int      `json:"required"`
	Open     []string `json:"open"`
}

func statusJSON(o *opened, s standing) statusReport {
	e := o.file.Engagement
	out := statusReport{File: o.file.Name(), Client: i18n.Plain(o.client()), Language: string(e.Language), Quick: e.Assessment.Quick,
		Points: score(o.res.Overall.Points), Respondents: []personJSON{}, Stages: []stageJSON{},
		Agreed: s.agreed, Disputed: s.disputed, Next: s.next}
	if e.Assessed != nil {
		day := e.Assessed.String()
		out.Assessed = &day
	}
	for _, p := range s.people {
		out.Respondents = append(out.Respondents, personJSON{p.id, p.name, p.role, p.answered, p.asked})
	}
	for _, p := range s.stages {
		out.Stages = append(out.Stages, stageJSON{p.Stage, p.Answered, p.Required, list(p.Open)})
	}
	return out
}
