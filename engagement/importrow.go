package engagement

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/internal/plain"
	"rahbord/questionnaire"
)

// row checks one row and keeps it when it is good.
func (im *importer) row(x row) {
	im.report.Rows++
	before := len(im.faults)
	if x.cells["level"] == "" && x.cells["comment"] == "" && x.cells["evidence"] == "" {
		im.report.Blank++
		return
	}
	g := goodRow{}
	g.respondent, g.name = im.person(x)
	g.role = im.role(x, g.respondent)
	g.answer = im.answer(x, g.respondent)
	for _, c := range []string{"respondent", "comment", "evidence"} {
		if rule, args := plain.Unfit(x.cells[c]); rule != "" {
			im.fault(x, c, rule, args)
		}
	}
	if strings.Contains(strings.TrimSpace(x.cells["respondent"]), "\n") {
		im.fault(x, "respondent", "one-line", diag.Args{"field": "respondent"})
	}
	if len(im.faults) > before {
		im.report.Refused++
		return
	}
	key := [2]string{g.respondent, g.answer.Indicator}
	if line, twice := im.seen[key]; twice {
		im.fault(x, "indicator", "duplicate-row", diag.Args{"respondent": g.respondent, "indicator": g.answer.Indicator, "line": strconv.Itoa(line)})
		im.report.Refused++
		return
	}
	im.seen[key] = x.line
	im.good = append(im.good, g)
}

func (im *importer) fault(x row, column, rule string, args diag.Args) {
	im.faults.Add(x.place(column), rule, args)
}

func (im *importer) guess(s string, among []string) string {
	if len(im.faults) > enoughFaults {
		return ""
	}
	return guess(s, among)
}

// person finds the respondent by id or by a name that only one has. A new one gets
// the text as id; what cannot be an id becomes one, and the text the name.
func (im *importer) person(x row) (id, name string) {
	s := strings.TrimSpace(x.cells["respondent"])
	if s == "" {
		im.fault(x, "respondent", "cell-missing", diag.Args{"column": "respondent"})
		return "", ""
	}
	if _, known := im.roles[s]; known {
		return s, ""
	}
	var named []string
	for _, r := range im.e.Respondents {
		if r.Name == s {
			named = append(named, r.ID)
		}
	}
	if len(named) == 1 {
		return named[0], ""
	}
	if ValidID(s) {
		return s, ""
	}
	id = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return '-'
		case ValidID(string(r)):
			return r
		}
		return -1
	}, s)
	if _, taken := im.roles[id]; !ValidID(id) || len(named) > 1 || taken && im.names[id] != s {
		im.fault(x, "respondent", "bad-id", diag.Args{"id": plain.Excerpt(s), "limit": strconv.Itoa(longestID)})
	}
	im.names[id] = s
	return id, s
}

func (im *importer) role(x row, respondent string) string {
	given := strings.TrimSpace(x.cells["role"])
	has, known := im.roles[respondent]
	if given == "" && known {
		return has
	}
	if given == "" {
		im.fault(x, "role", "cell-missing", diag.Args{"column": "role"})
		return ""
	}
	role, ok := match(given, im.pack.Roles)
	switch {
	case !ok:
		im.fault(x, "role", "unknown-role", diag.Args{"id": plain.Excerpt(given), "guess": im.guess(given, im.pack.Roles)})
	case known && has != role:
		im.fault(x, "role", "role-differs", diag.Args{"respondent": respondent, "role": role, "has": has})
	case respondent != "":
		im.roles[respondent] = role
	}
	return role
}

// match finds an id whatever the case of its letters.
func match(s string, known []string) (string, bool) {
	i := slices.IndexFunc(known, func(k string) bool { return strings.EqualFold(k, s) })
	if i < 0 {
		return "", false
	}
	return known[i], true
}

// before is what the row does not speak of: an answer given earlier keeps the comment,
// evidence and grade that have no column, or with KeepBlank a blank cell. In a table the
// comment is the reason of na; the reason of an earlier na is no comment on a level, nor
// the other way round.
func (im *importer) before(x row, respondent string) Answer {
	var old, a Answer
	if r := im.e.Respondent(respondent); r != nil {
		indicator, _ := match(strings.TrimSpace(x.cells["indicator"]), im.indicators)
		old, _ = r.Answer(indicator)
	}
	switch isNA := im.means(x.cells["level"], wordNA); {
	case isNA && old.State == NA:
		a.Comment = old.Reason
	case !isNA && old.State != NA:
		a.Comment = old.Comment
	}
	if text, said := im.said(x, "comment"); said {
		a.Comment = text
	}
	a.Evidence = old.Evidence
	if text, said := im.said(x, "evidence"); said {
		a.Evidence = text
	}
	if _, said := im.said(x, "grade"); !said {
		a.Grade, a.Graded = old.Grade, old.Graded
	}
	return a
}

// said is a remark of the row, and whether the row speaks of it at all.
func (im *importer) said(x row, column string) (string, bool) {
	text, given := x.cells[column]
	return text, given && (strings.TrimSpace(text) != "" || !im.opts.KeepBlank)
}

func (im *importer) answer(x row, respondent string) Answer {
	a := im.before(x, respondent)
	id := strings.TrimSpace(x.cells["indicator"])
	indicator, ok := match(id, im.indicators)
	switch {
	case id == "":
		im.fault(x, "indicator", "cell-missing", diag.Args{"column": "indicator"})
	case !ok:
		im.fault(x, "indicator", "unknown-indicator", diag.Args{"id": plain.Excerpt(id), "guess": im.guess(id, im.indicators)})
	}
	a.Indicator = indicator
	im.level(x, &a)
	im.grade(x, &a)
	return a
}

func (im *importer) level(x row, a *Answer) {
	s := strings.TrimSpace(plainDigits(x.cells["level"]))
	switch {
	case s == "":
		im.fault(x, "level", "cell-missing", diag.Args{"column": "level"})
	case im.means(s, wordDK):
		a.State = DontKnow
	case im.means(s, wordNA):
		a.State, a.Reason, a.Comment = NA, a.Comment, ""
		if strings.TrimSpace(a.Reason) == "" {
			im.fault(x, "comment", "na-without-reason", nil)
		}
	default:
		r, err := exact.Parse(s)
		if err != nil || !isDecimal(r) {
			im.fault(x, "level", "level-not-a-number", diag.Args{"value": plain.Excerpt(s)})
			return
		}
		half := im.pack.Scale.Half == questionnaire.HalfAlways
		if rule := offScale(im.pack.Scale, r, half); rule != "" {
			im.fault(x, "level", rule, scaleArgs(im.pack.Scale, a.Indicator, r))
		}
		a.Level = r
	}
}

func (im *importer) means(s, word string) bool {
	return heading(s) == word || heading(s) == "n/a" && word == wordNA ||
		slices.ContainsFunc(im.opts.Synonyms[word], func(w string) bool { return heading(w) == heading(s) })
}

func (im *importer) grade(x row, a *Answer) {
	s := strings.TrimSpace(plainDigits(x.cells["grade"]))
	if s == "" {
		return
	}
	r, err := exact.Parse(s)
	last := im.pack.Evidence.Grades
	if err != nil || !r.IsInt() || r.Sign() < 0 || exact.Of(last).Less(r) {
		im.fault(x, "grade", "grade-out-of-range", diag.Args{"value": plain.Excerpt(s), "last": strconv.Itoa(last)})
		return
	}
	a.Grade, a.Graded = r.Floor(), true
}

// plainDigits turns Persian and Arabic digits and their decimal sign into 0-9 and a point.
func plainDigits(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '۰' && r <= '۹':
			return r - '۰' + '0'
		case r >= '٠' && r <= '٩':
			return r - '٠' + '0'
		case r == '٫':
			return '.'
		}
		return r
	}, s)
}
