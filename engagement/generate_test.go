package engagement

import (
	"strings"
	"time"

	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/internal/plain"
	"rahbord/questionnaire"

	"pgregory.net/rapid"
)

// Random engagements that Decode accepts, with every text that may spoil a file.

var nasty = []string{
	"", " ", "no", "Yes", "on", "null", "~", "true", "1", "1.0", "-3", "+49 30", "0912", "1e5", "0x1F", "1_000", ".5",
	".inf", "2026-11-02", "2026-11-02T10:00:00Z", "12:30", "a: b", "a #b", "#b", "- x", "-", "?", "a:", "\"q\"", "it's",
	"[x]", "{x}", "a, b", "&a", "*a", "!x", "%x", "@x", "`x", "|", ">", "=", "<<", "\\", "\\n", "tab\there", "\ttab",
	" lead", "trail ", "two\nlines", "two\nlines\n", "three\n\nlines", "end\n\n", "\nstart", "  indented\nline", "a\n b\n",
	"line \nspace", "cr\r\nlf", "\r", "nel\u0085", "ls\u2028x", "bom\ufeff", "nbsp\u00a0", "\u00a0x", "null\x00", "bell\a",
	"رضایت مشتری", "می‌خواهیم: رشد", "«نقل»", "שביעות רצון", "מו״פ", "😀 emoji", "👩‍👩‍👧", "---", "...", "--- x", "# not a comment\n# nor this",
	"a\u200fb", "日本語", "3rd floor", "2 people", "x\n# y\n  z", "trailing:\n", "key: |\n  x",
}

func genText() *rapid.Generator[string] {
	piece := rapid.OneOf(rapid.SampledFrom(nasty), rapid.StringMatching(`[a-zA-Z0-9 :#'"\-\[\]{},]{0,12}`), rapid.String())
	return rapid.Custom(func(t *rapid.T) string {
		n := rapid.IntRange(1, 4).Draw(t, "pieces")
		sep := rapid.SampledFrom([]string{"", " ", "\n", " — "}).Draw(t, "separator")
		parts := make([]string, n)
		for i := range parts {
			parts[i] = piece.Draw(t, "piece")
		}
		s := strings.Join(parts, sep)
		if rapid.IntRange(0, 9).Draw(t, "long") == 0 {
			s = strings.Repeat("Kunden, مشتریان und mehr ", 8) + s
		}
		return plain.Clean(s)
	})
}

// genName is a text of one line.
func genName() *rapid.Generator[string] {
	return rapid.Map(genText(), func(s string) string { return strings.ReplaceAll(s, "\n", " / ") })
}

func genFilled() *rapid.Generator[string] {
	return genText().Filter(func(s string) bool { return strings.TrimSpace(s) != "" })
}

func genID() *rapid.Generator[string] {
	return rapid.OneOf(rapid.StringMatching(`[A-Z]{2,3}-[1-9]`), rapid.StringMatching(`Q[0-6]\.[0-9]{1,2}`),
		rapid.SampledFrom([]string{"no", "on", "y", "null", "1", "1.0", "2026-11-02", "علی", "דנה", "-x", "0x1F", "12", "a_b"}))
}

func genRat() *rapid.Generator[exact.Rat] {
	return rapid.Custom(func(t *rapid.T) exact.Rat {
		return exact.Frac(rapid.IntRange(-1000000, 1000000).Draw(t, "n"), rapid.SampledFrom([]int{1, 2, 4, 10, 1000}).Draw(t, "d"))
	})
}

func genDay() *rapid.Generator[Day] {
	return rapid.Custom(func(t *rapid.T) Day {
		return DayOf(rapid.IntRange(1901, 2199).Draw(t, "y"), time.Month(rapid.IntRange(1, 12).Draw(t, "m")), rapid.IntRange(1, 31).Draw(t, "d"))
	})
}

func maybeDay(t *rapid.T) *Day {
	if rapid.Bool().Draw(t, "no day") {
		return nil
	}
	d := genDay().Draw(t, "day")
	return &d
}

func genValue(depth int) *rapid.Generator[Value] {
	kinds := []*rapid.Generator[Value]{
		rapid.Map(genText(), Text), rapid.Map(genRat(), Number), rapid.Map(rapid.Bool(), Flag), rapid.Just(Value{}),
		rapid.Map(rapid.SliceOfN(genID(), 0, 6), func(ids []string) Value { return Options(ids...) }),
		rapid.Map(genDay(), func(d Day) Value { return Text(d.String()) }),
	}
	if depth > 0 {
		kinds = append(kinds,
			rapid.Map(rapid.SliceOfN(genValue(depth-1), 0, 4), func(vs []Value) Value { return List(vs...) }),
			rapid.Map(genFields(depth-1), func(fs []Field) Value { return Record(fs...) }))
	}
	return rapid.OneOf(kinds...)
}

func genFields(depth int) *rapid.Generator[[]Field] {
	field := rapid.Custom(func(t *rapid.T) Field {
		name := rapid.OneOf(genID(), rapid.SampledFrom([]string{"kpi", "id", "initiative", "check"})).Draw(t, "name")
		return Field{name, genValue(depth).Draw(t, "value")}
	})
	return rapid.SliceOfNDistinct(field, 0, 4, func(f Field) string { return f.Name })
}

func genAnswers() *rapid.Generator[Answers] {
	return rapid.Map(genFields(2), func(fs []Field) Answers { return Answers{fs} })
}

func genAnswer() *rapid.Generator[Answer] {
	return rapid.Custom(func(t *rapid.T) Answer {
		a := Answer{Indicator: genID().Draw(t, "indicator"), State: rapid.SampledFrom([]State{Level, NA, DontKnow}).Draw(t, "state")}
		switch a.State {
		case Level:
			a.Level = genRat().Draw(t, "level")
		case NA:
			a.Reason = genFilled().Draw(t, "reason")
		}
		if rapid.Bool().Draw(t, "more") {
			a.Evidence, a.When = genText().Draw(t, "evidence"), maybeDay(t)
			if a.State != NA {
				a.Comment = genText().Draw(t, "comment")
			}
			if a.Graded = rapid.Bool().Draw(t, "graded"); a.Graded {
				a.Grade = rapid.IntRange(0, 3).Draw(t, "grade")
			}
		}
		return a
	})
}

func genPerson() *rapid.Generator[Respondent] {
	return rapid.Custom(func(t *rapid.T) Respondent {
		return Respondent{ID: genID().Draw(t, "id"), Name: genName().Draw(t, "name"), Role: genFilled().Draw(t, "role"),
			Department: genName().Draw(t, "department"),
			Answers:    rapid.SliceOfNDistinct(genAnswer(), 0, 4, func(a Answer) string { return a.Indicator }).Draw(t, "answers")}
	})
}

func genAgreed() *rapid.Generator[Agreed] {
	return rapid.Map(genAnswer().Filter(func(a Answer) bool { return a.State != DontKnow }), func(a Answer) Agreed {
		reason := a.Comment
		if a.State == NA {
			reason = a.Reason
		}
		return Agreed{a.Indicator, a.State, a.Level, reason, a.Evidence, a.Grade, a.Graded, a.When}
	})
}

func genEngagement() *rapid.Generator[*Engagement] {
	return rapid.Custom(func(t *rapid.T) *Engagement {
		e := &Engagement{Format: Format, Pack: PackRef{genFilled().Draw(t, "pack"), genFilled().Draw(t, "version")},
			Language: rapid.SampledFrom(i18n.Langs).Draw(t, "language"), Sample: rapid.Bool().Draw(t, "sample"),
			Revision: rapid.IntRange(0, 99).Draw(t, "revision"), Assessed: maybeDay(t)}
		if rapid.Bool().Draw(t, "consultant") {
			e.Consultant = &Consultant{Name: genName().Draw(t, "name"), Contact: genName().Draw(t, "contact"), Colour: "#1f4e79"}
		}
		e.Assessment = Assessment{Method: rapid.SampledFrom([]Method{"", Mean, Median}).Draw(t, "method"), Quick: rapid.Bool().Draw(t, "quick"),
			RoleWeights: map[string]exact.Rat{"SAL": exact.Frac(rapid.IntRange(0, 9).Draw(t, "w"), 4), "no": exact.Of(1)}}
		e.Context, e.Strategy = genAnswers().Draw(t, "context"), genAnswers().Draw(t, "strategy")
		e.Respondents = rapid.SliceOfNDistinct(genPerson(), 0, 3, func(r Respondent) string { return r.ID }).Draw(t, "people")
		e.Consensus = rapid.SliceOfNDistinct(genAgreed(), 0, 3, func(a Agreed) string { return a.Indicator }).Draw(t, "consensus")
		e.Initiatives = rapid.SliceOfNDistinct(genInitiative(), 0, 3, func(c ClientInitiative) string { return c.ID }).Draw(t, "initiatives")
		e.KPIs = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) KPIValue {
			return KPIValue{KPI: genID().Draw(t, "kpi"), Value: genRat().Draw(t, "value"), To: maybeDay(t), Note: genText().Draw(t, "note")}
		}), 0, 3).Draw(t, "kpis")
		e.Progress = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Progress {
			return Progress{Initiative: genID().Draw(t, "initiative"), When: DayOf(2027, 1, rapid.IntRange(1, 28).Draw(t, "day")),
				Done: exact.Of(rapid.IntRange(0, 100).Draw(t, "done")), Note: genText().Draw(t, "note")}
		}), 0, 3).Draw(t, "progress")
		e.Decisions.Accepted = rapid.SliceOfNDistinct(rapid.Custom(func(t *rapid.T) AcceptedCheck {
			return AcceptedCheck{Check: genID().Draw(t, "check"), Reason: genFilled().Draw(t, "reason"), When: maybeDay(t)}
		}), 0, 3, func(a AcceptedCheck) string { return a.Check }).Draw(t, "accepted")
		return e
	})
}

func genInitiative() *rapid.Generator[ClientInitiative] {
	amount := rapid.Custom(func(t *rapid.T) exact.Rat {
		return exact.Frac(rapid.IntRange(0, 1000).Draw(t, "n"), rapid.SampledFrom([]int{1, 2, 4, 10, 1000}).Draw(t, "d"))
	})
	maybe := func(t *rapid.T, most int) *exact.Rat {
		if rapid.Bool().Draw(t, "none") {
			return nil
		}
		r := exact.Min(exact.Of(most), amount.Draw(t, "amount"))
		return &r
	}
	return rapid.Custom(func(t *rapid.T) ClientInitiative {
		c := ClientInitiative{ID: genID().Draw(t, "id"), Name: rapid.StringMatching(`[ -~آ-ی]{0,40}`).Draw(t, "name"), Goal: genText().Draw(t, "goal"), Why: genText().Draw(t, "why"),
			CostOneOff: maybe(t, 1000), LagWeeks: maybe(t, 260), Success: maybe(t, 1), Fit: maybe(t, 1), Risk: rapid.SampledFrom([]questionnaire.Risk{"", "L", "M", "H"}).Draw(t, "risk"),
			Effort: rapid.MapOfN(genID(), amount, 0, 3).Draw(t, "effort"), Lifts: rapid.MapOfN(genID(), amount, 0, 3).Draw(t, "lifts")}
		if rapid.Bool().Draw(t, "weeks") {
			d := exact.Frac(rapid.IntRange(1, 500).Draw(t, "weeks"), 4)
			c.Duration = &Weeks{Min: d, Likely: exact.Max(d, exact.Of(1)), Max: exact.Of(rapid.IntRange(125, 260).Draw(t, "max"))}
		}
		if rapid.Bool().Draw(t, "lists") {
			ids := rapid.SliceOfN(genID().Filter(func(id string) bool { return id != c.ID }), 0, 3).Draw(t, "ids")
			no := false
			c.After, c.Without, c.Light = &ids, &ids, &no
			c.Needs = &[]questionnaire.Need{{Indicator: genID().Draw(t, "indicator"), Level: amount.Draw(t, "level"), Supplier: genText().Draw(t, "supplier")}}
			c.Steps = rapid.SliceOfN(genText(), 0, 3).Draw(t, "steps")
		}
		return c
	})
}
