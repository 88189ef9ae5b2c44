package coherence

import (
	"rahbord/engagement"
	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/scoring"
)

// Refused lists the answers that break a rule of their question, as errors.
func (v Review) Refused() diag.List {
	var notes diag.List
	scope := v.scope()
	for i := range v.Pack.Questions {
		q := &v.Pack.Questions[i]
		for _, verdict := range scope.Refusals(q) {
			notes.Add(v.rowAt(q.ID, verdict), "answer-refused", diag.Args{"id": q.ID, "why": v.names().Question(q.ID).Rules[verdict.ID]})
		}
	}
	return notes
}

// rowAt is where the row stands that a verdict is about.
func (v Review) rowAt(question string, verdict engagement.Verdict) diag.Pos {
	part := "strategy"
	if v.Engagement.Context.Has(question) {
		part = "context"
	}
	if verdict.Row > 0 && v.Engagement.Given(question).IsList() {
		return v.Engagement.Pos(part, question, engagement.At(verdict.Row-1))
	}
	return v.Engagement.KeyPos(part, question)
}

// Doubtful lists answers to look at again: as warnings levels claimed above their
// evidence, indicators on which the respondents differ too much, and areas with many
// indicators called not applicable; as information what the notices of the questions
// say and what different roles see very differently.
func (v Review) Doubtful() diag.List {
	var notes diag.List
	v.claimed(&notes)
	v.disputed(&notes)
	v.muchNA(&notes)
	v.gaps(&notes)
	v.notices(&notes)
	return notes
}

// claimed points at the first answer above what the evidence carries.
func (v Review) claimed(notes *diag.List) {
	for _, id := range v.Result.Claimed {
		k := v.Result.Indicator(id)
		most := v.Pack.Evidence.Caps[k.Grade.Value.Floor()]
		at := v.answerAt(id, func(_ engagement.Respondent, a engagement.Answer) bool { return most.Less(a.Level) })
		if k.Consensus {
			at = v.Engagement.KeyPos("consensus", id)
		}
		args := v.practice(id)
		args["level"], args["most"] = v.level(k.Level.Value), v.level(most)
		notes.Warn(at, "level-claimed", args)
	}
}

// disputed leaves out what the workshop has settled.
func (v Review) disputed(notes *diag.List) {
	for i := range v.Result.Indicators {
		k := &v.Result.Indicators[i]
		if !k.Discuss || k.Consensus || !k.InScope || k.NA {
			continue
		}
		args := v.practice(k.ID)
		args["low"], args["high"], args["n"] = v.level(k.Lowest.Value), v.level(k.Highest.Value), v.Words.Int(k.Answers)
		args["file"] = v.File
		notes.Warn(v.answerAt(k.ID, isLevel), "answers-differ", args)
	}
}

func isLevel(_ engagement.Respondent, a engagement.Answer) bool { return a.State == engagement.Level }

func (v Review) muchNA(notes *diag.List) {
	for i := range v.Result.Areas {
		a := &v.Result.Areas[i]
		if !a.TooManyNA {
			continue
		}
		at := v.Engagement.KeyPos("respondents")
		na, all := 0, 0
		for j := range v.Result.Indicators {
			k := &v.Result.Indicators[j]
			if k.Area != a.ID || !k.InScope {
				continue
			}
			all++
			if k.NA {
				na++
				at = v.naAt(k)
			}
		}
		notes.Warn(at, "many-not-applicable", diag.Args{"area": v.names().Area(a.ID).Name,
			"share": v.Words.Percent(exact.Frac(na, all), 0)})
	}
}

func (v Review) naAt(k *scoring.Indicator) diag.Pos {
	if k.Consensus {
		return v.Engagement.KeyPos("consensus", k.ID)
	}
	return v.answerAt(k.ID, func(_ engagement.Respondent, a engagement.Answer) bool { return a.State == engagement.NA })
}

// gaps leaves out what the workshop has settled. It points at an answer of the role
// that sees the indicator highest.
func (v Review) gaps(notes *diag.List) {
	for _, g := range v.Result.Gaps {
		if v.Result.Indicator(g.Indicator).Consensus {
			continue
		}
		at := v.answerAt(g.Indicator, func(r engagement.Respondent, a engagement.Answer) bool {
			return isLevel(r, a) && (g.High.Role == "" || r.Role == g.High.Role)
		})
		args := v.practice(g.Indicator)
		args["high"], args["low"] = v.level(g.High.Mean), v.level(g.Low.Mean)
		args["high-role"], args["low-role"] = v.role(g.High.Role), v.role(g.Low.Role)
		tell(notes, at, "roles-differ", args)
	}
}

func (v Review) role(id string) string {
	if id == "" {
		return v.Words.T("dialogue.others")
	}
	return v.names().Roles[id]
}

func (v Review) notices(notes *diag.List) {
	scope := v.scope()
	for i := range v.Pack.Questions {
		q := &v.Pack.Questions[i]
		for _, verdict := range scope.Notices(q) {
			tell(notes, v.rowAt(q.ID, verdict), "answer-noticed", diag.Args{"id": q.ID, "what": v.names().Question(q.ID).Notices[verdict.ID]})
		}
	}
}

func tell(notes *diag.List, at diag.Pos, rule string, args diag.Args) {
	*notes = append(*notes, diag.Fault{Rule: rule, Severity: diag.Info, Pos: at, Args: args})
}
