package interview

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/questionnaire"
)

var one = exact.Of(1)

// cutFirst splits synonyms at the first |.
func cutFirst(synonyms string) (first, rest string, more bool) { return strings.Cut(synonyms, "|") }

// parse is the value that a typed line means for a part, or what is wrong with it:
// what is expected, with an example.
func (f *flow) parse(p part, text string) (engagement.Value, string) {
	switch p.field.Kind {
	case questionnaire.Number:
		least, most := f.between(p)
		return f.parseNumber(p.field, text, least, most, p.field.Step)
	case questionnaire.Rating:
		return f.parseRating(p.field, text)
	case questionnaire.Date:
		return f.parseDate(text)
	case questionnaire.Flag:
		return f.parseFlag(text)
	case questionnaire.Single:
		id, complaint := f.parseOption(f.choices(p), text)
		return engagement.Text(id), complaint
	case questionnaire.Multi:
		return f.parseMulti(p, text)
	case questionnaire.ListOf:
		return f.parseText(&questionnaire.Field{MaxLen: p.field.ItemMaxLen}, text)
	}
	v, complaint := f.parseText(p.field, text)
	if complaint == "" && p.outermost && len(engagement.ListSigns(p.step.question, text)) > 0 {
		check := f.names().Check(p.step.question.SingleStatement.Raises)
		complaint = check.Message + " " + check.Hint
	}
	return v, complaint
}

var (
	emailForm = regexp.MustCompile(`^[^\s@]+@[^\s@]+\.[^\s@]+$`)
	grouped   = regexp.MustCompile(`^-?[0-9]{1,3}([,٬' ][0-9]{3})+(\.[0-9]+)?$`)
)

func (f *flow) parseText(field *questionnaire.Field, text string) (engagement.Value, string) {
	n := utf8.RuneCountInString(text)
	if field.Format == "currency" {
		text = strings.ToUpper(text)
		if len(text) != 3 || strings.Trim(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
			return engagement.Value{}, f.t("expect.currency")
		}
	}
	switch {
	case n < field.MinLen:
		return engagement.Value{}, f.t("expect.longer", "length", f.Words.Int(n), "least", f.Words.Int(field.MinLen))
	case field.MaxLen > 0 && n > field.MaxLen:
		return engagement.Value{}, f.t("expect.shorter", "length", f.Words.Int(n), "most", f.Words.Int(field.MaxLen))
	case field.Format == "email" && !emailForm.MatchString(text):
		return engagement.Value{}, f.t("expect.email")
	case field.Format == "phone" && digitsIn(text) < 5:
		return engagement.Value{}, f.t("expect.phone")
	}
	return engagement.Text(text), ""
}

func digitsIn(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// PlainNumber reads a number as people write it: any digits, groups of thousands, a
// percent sign.
func PlainNumber(text string) (exact.Rat, bool) {
	s := strings.TrimSpace(strings.TrimRight(i18n.ASCIIDigits(text), "%٪ "))
	s = strings.NewReplacer("−", "-", "\u00a0", " ", "’", "'").Replace(s)
	if grouped.MatchString(s) {
		s = strings.NewReplacer(",", "", "٬", "", "'", "", " ", "").Replace(s)
	}
	if strings.Contains(s, "/") {
		return exact.Rat{}, false
	}
	r, err := exact.Parse(s)
	return r, err == nil
}

// Outside says which bound a number passes; "" when it lies between them.
func Outside(w *i18n.Words, n exact.Rat, least, most *exact.Rat) string {
	switch {
	case least != nil && n.Less(*least):
		return w.T("interview.expect.at-least", "least", w.Short(*least, 4))
	case most != nil && most.Less(n):
		return w.T("interview.expect.at-most", "most", w.Short(*most, 4))
	}
	return ""
}

// between is the least and the most that a number may be: those of the KPI where the row
// names one.
func (f *flow) between(p part) (least, most *exact.Rat) {
	if k := f.kpi(p); k != nil {
		return k.Min, k.Max
	}
	return p.field.Min, p.field.Max
}

// kpi is the KPI of whose values a number is one; nil when it is of none.
func (f *flow) kpi(p part) *questionnaire.KPI {
	name := questionnaire.KPIPart(p.beside)
	if p.field.Unit != questionnaire.KPIUnit || name == nil {
		return nil
	}
	return f.Pack.KPI(p.row.Field(name.ID).Text())
}

func (f *flow) parseNumber(field *questionnaire.Field, text string, least, most, step *exact.Rat) (engagement.Value, string) {
	n, ok := PlainNumber(text)
	from := exact.Rat{}
	if least != nil {
		from = *least
	}
	complaint := Outside(f.Words, n, least, most)
	switch {
	case !ok:
		return engagement.Value{}, f.t("expect.number", "example", f.exampleNumber(field))
	case complaint != "":
		return engagement.Value{}, complaint
	case step != nil && !step.IsZero() && !n.Sub(from).Quo(*step).IsInt():
		if step.Equal(one) {
			return engagement.Value{}, f.t("expect.whole")
		}
		return engagement.Value{}, f.t("expect.step", "step", f.Words.Short(*step, 4))
	}
	return engagement.Number(n), ""
}

func (f *flow) exampleNumber(field *questionnaire.Field) string {
	switch field.Unit {
	case "money", "money_per_year":
		return f.Words.Number(exact.Of(250000), 0)
	case "percent":
		return f.Words.Int(40)
	}
	if field.Step != nil && field.Step.Equal(one) {
		return f.Words.Int(12)
	}
	return f.Words.Short(exact.Frac(25, 2), 1)
}

func (f *flow) parseRating(field *questionnaire.Field, text string) (engagement.Value, string) {
	scale := f.Pack.Scales[field.Scale]
	if scale.DK {
		for _, word := range strings.Split(f.t("words.dont-know"), "|") {
			if fold(word) == fold(text) {
				return engagement.Text("dk"), ""
			}
		}
	}
	step := one
	if field.Step != nil {
		step = *field.Step
	}
	if n, ok := PlainNumber(text); !ok || n.Less(scale.Min) || scale.Max.Less(n) || step.Equal(one) && !n.IsInt() {
		key := "expect.rating"
		if scale.DK {
			key = "expect.rating-dk"
		}
		return engagement.Value{}, f.t(key, "first", f.Words.Short(scale.Min, 1), "last", f.Words.Short(scale.Max, 1))
	}
	return f.parseNumber(field, text, &scale.Min, &scale.Max, &step)
}

// parseDate reads YYYY-MM-DD; in Persian a day of the Solar Hijri calendar too.
func (f *flow) parseDate(text string) (engagement.Value, string) {
	s := strings.NewReplacer("/", "-", ".", "-", " ", "").Replace(i18n.ASCIIDigits(text))
	var n [3]int
	pieces := strings.Split(s, "-")
	ok := len(pieces) == 3
	for i := range min(len(pieces), 3) {
		v, err := strconv.Atoi(pieces[i])
		n[i], ok = v, ok && err == nil && v > 0
	}
	if !ok {
		return engagement.Value{}, f.t("expect.date")
	}
	if f.Words.Lang == i18n.Persian && n[0] >= 1200 && n[0] < 1600 {
		day, valid := i18n.SolarHijri(n[0], n[1], n[2])
		if !valid {
			return engagement.Value{}, f.t("expect.date-exists")
		}
		return engagement.Text(engagement.Day{Time: day}.String()), ""
	}
	day, err := engagement.ParseDay(pad(n[0], 4) + "-" + pad(n[1], 2) + "-" + pad(n[2], 2))
	if err != nil {
		return engagement.Value{}, f.t("expect.date-exists")
	}
	return engagement.Text(day.String()), ""
}

func pad(n, width int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, width-len(s))) + s
}

func (f *flow) parseFlag(text string) (engagement.Value, string) {
	for _, word := range strings.Split(f.t("words.yes"), "|") {
		if fold(word) == fold(text) {
			return engagement.Flag(true), ""
		}
	}
	for _, word := range strings.Split(f.t("words.no"), "|") {
		if fold(word) == fold(text) {
			return engagement.Flag(false), ""
		}
	}
	return engagement.Value{}, f.t("expect.flag")
}
