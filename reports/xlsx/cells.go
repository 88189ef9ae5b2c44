package xlsx

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"rahbord/engagement"
	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/internal/plain"
	"rahbord/questionnaire"

	"github.com/xuri/excelize/v2"
)

// entry is a filled cell.
type entry struct {
	shown   string // as the spreadsheet shows it
	raw     string // as it is stored: days and shares are numbers
	percent bool   // shown as a percentage
	general bool   // shown as the spreadsheet likes: long numbers are cut short
	pos     diag.Pos
}

// text is the cell as a text: of a number all digits, where the spreadsheet shows fewer.
func (e entry) text() string {
	if stored, err := strconv.ParseFloat(e.raw, 64); err == nil && e.general && isASCIINumber(e.raw) {
		return strconv.FormatFloat(stored, 'f', -1, 64)
	}
	return e.shown
}

// entry reads a cell; empty cells and, with a fault, formulas and errors are none.
func (rd *reader) entry(title string, col, row int) (entry, bool) {
	e := entry{shown: strings.TrimSpace(rd.value(title, col, row)), pos: rd.at(title, col, row)}
	at, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		return e, false
	}
	formula, err := rd.file.GetCellFormula(title, at)
	kind, kindErr := rd.file.GetCellType(title, at)
	if err == nil && formula != "" || kindErr == nil && kind == excelize.CellTypeError {
		rd.fault(e.pos, "form-formula", nil)
		return e, false
	}
	if rd.refused(title, col, row) {
		return e, false
	}
	if raw, err := rd.file.GetCellValue(title, at, excelize.Options{RawCellValue: true}); err == nil {
		e.raw = strings.TrimSpace(cleaned(raw))
	}
	if id, err := rd.file.GetCellStyle(title, at); err == nil && e.raw != e.shown {
		e.percent, e.general = rd.format(id)
	}
	return e, e.shown != ""
}

// format tells the number formats that matter apart, by their numbers in the file format:
// 9 and 10 are percentages, 0 is general, 11 and 48 are scientific.
func (rd *reader) format(style int) (percent, general bool) {
	s, err := rd.file.GetStyle(style)
	switch {
	case err != nil:
		return false, false
	case s.CustomNumFmt != nil:
		return strings.Contains(*s.CustomNumFmt, "%"), false
	}
	return s.NumFmt == 9 || s.NumFmt == 10, s.NumFmt == 0 || s.NumFmt == 11 || s.NumFmt == 48
}

// parse reads a cell as the answer to a field, or says what is wrong with it. The unit
// is that of a number; see answering.unit.
func (rd *reader) parse(s slot, unit string, e entry) (engagement.Value, bool) {
	wrong := func(rule string, args diag.Args) (engagement.Value, bool) {
		rd.fault(e.pos, rule, args)
		return engagement.Value{}, false
	}
	isRating := s.Kind == questionnaire.Rating || s.Kind == questionnaire.Matrix
	if isRating || s.Kind == questionnaire.Number { // before the options, which read no signs
		if n, ok := number(unit, e); ok {
			return engagement.Number(n), true
		}
	}
	if id, found := rd.choose(s.field, e); found && (s.Kind != questionnaire.Multi || s.isItem()) {
		if !isRating || id == dontKnow {
			return engagement.Text(id), true
		}
		n, err := exact.Parse(id)
		return engagement.Number(n), err == nil
	}
	switch s.Kind {
	case questionnaire.Text, questionnaire.ListOf:
		return engagement.Text(e.text()), true
	case questionnaire.Number, questionnaire.Rating, questionnaire.Matrix:
		if known := rd.known(s.field); known != "" {
			return wrong("form-not-an-option", diag.Args{"value": plain.Excerpt(e.shown), "known": known})
		}
		return wrong("form-not-a-number", diag.Args{"value": plain.Excerpt(e.shown)})
	case questionnaire.Date:
		if day, ok := rd.day(e); ok {
			return engagement.Text(day), true
		}
		return wrong("form-not-a-date", diag.Args{"value": plain.Excerpt(e.shown)})
	case questionnaire.Flag:
		if yes, ok := rd.flag(e.shown); ok {
			return engagement.Flag(yes), true
		}
		return wrong("form-not-an-option", diag.Args{"value": plain.Excerpt(e.shown), "known": rd.words("form.answers.yes") + " | " + rd.words("form.answers.no")})
	case questionnaire.Multi:
		if s.isItem() {
			break
		}
		if ids, bad := rd.chooseSeveral(s.field, e.shown); bad != "" {
			return wrong("form-not-an-option", diag.Args{"value": plain.Excerpt(bad), "known": rd.known(s.field)})
		} else {
			return engagement.Options(ids...), true
		}
	}
	return wrong("form-not-an-option", diag.Args{"value": plain.Excerpt(e.shown), "known": rd.known(s.field)})
}

// choose reads a cell as one of the options of a field, in any language of the pack.
func (rd *reader) choose(f *field, e entry) (string, bool) {
	for _, options := range rd.options(f) {
		if id, ok := find(options, e.shown); ok {
			return id, true
		}
	}
	return "", false
}

func (rd *reader) options(f *field) [][]option {
	var out [][]option
	for i, names := range rd.names {
		g := f
		if i > 0 {
			g = rd.translated(f, names)
		}
		if g == nil {
			continue
		}
		if list := optionsOf(rd.Pack, names, g); len(list) > 0 {
			out = append(out, list)
		}
	}
	return out
}

// translated is the same field with the words of another language.
func (rd *reader) translated(f *field, names *questionnaire.Words) *field {
	words := names.Question(f.question)
	w := questionnaire.FieldWords{Options: words.Options, Rows: words.Rows, Fields: words.Fields}
	for _, part := range f.path {
		if sub, ok := w.Fields[part]; ok {
			w = sub
		}
	}
	g := *f
	g.words = w
	return &g
}

// known lists the options of a field in the form's language, as many as a message bears.
func (rd *reader) known(f *field) string {
	const most = 12
	lists := rd.options(f)
	if len(lists) == 0 {
		return ""
	}
	var texts []string
	for _, o := range lists[0] {
		texts = append(texts, o.text)
	}
	if len(texts) > most {
		texts = append(texts[:most], "…")
	}
	return strings.Join(texts, " | ")
}

// chooseSeveral reads the options named in one cell: apart by semicolons or lines, or
// by commas where no option holds one. bad is what is not understood.
func (rd *reader) chooseSeveral(f *field, cell string) (ids []string, bad string) {
	for _, part := range several(cell) {
		if id, ok := rd.choose(f, entry{shown: part}); ok {
			ids = append(ids, id)
			continue
		}
		pieces := strings.FieldsFunc(part, func(r rune) bool { return r == ',' || r == '،' })
		for _, piece := range pieces {
			id, ok := rd.choose(f, entry{shown: strings.TrimSpace(piece)})
			if !ok {
				return nil, piece
			}
			ids = append(ids, id)
		}
	}
	return ids, ""
}

// words are the wording of the form's language.
func (rd *reader) words(key string) string {
	for _, w := range rd.Wording {
		if w.Lang == rd.form.Language {
			return w.T(key)
		}
	}
	return ""
}

// flag reads yes and no in any language, and the usual marks of a tick.
func (rd *reader) flag(cell string) (yes, ok bool) {
	is := func(key string, others ...string) bool {
		return slices.ContainsFunc(others, func(o string) bool { return folded(o) == folded(cell) }) ||
			slices.ContainsFunc(rd.Wording, func(w *i18n.Words) bool { return folded(w.T(key)) == folded(cell) })
	}
	switch {
	case is("form.answers.yes", "x", "✓", "✔", "1", "true", "×"):
		return true, true
	case is("form.answers.no", "0", "false"):
		return false, true
	}
	return false, false
}

// percentUnit is a unit of numbers, by its id in the questionnaire.
const percentUnit = "percent"

// grouped is a number with separators between thousands.
var grouped = regexp.MustCompile(`^-?\d{1,3}([,٬'’ \x{00a0}\x{202f}]\d{3})+(\.\d+)?$`)

// number reads a number: as the spreadsheet stores it, or typed as text with digits of
// any script, separators of thousands and a percent sign. A percentage is a number only
// where the unit is percent.
func number(unit string, e entry) (exact.Rat, bool) {
	if stored, err := strconv.ParseFloat(e.raw, 64); err == nil && isASCIINumber(e.raw) {
		n, err := exact.Parse(strconv.FormatFloat(stored, 'f', -1, 64)) // 4.0999999999999996 is 4.1
		if e.percent {
			n = n.Mul(exact.Of(100))
		}
		return n, err == nil && (!e.percent || unit == percentUnit)
	}
	s := strings.NewReplacer("٫", ".", "−", "-", "٪", "%").Replace(i18n.ASCIIDigits(e.shown))
	if unit == percentUnit {
		s = strings.TrimSpace(strings.TrimSuffix(s, "%"))
	}
	if grouped.MatchString(s) {
		s = strings.NewReplacer(",", "", "٬", "", "'", "", "’", "", " ", "", "\u00a0", "", "\u202f", "").Replace(s)
	}
	n, err := exact.Parse(s)
	return n, err == nil && !strings.Contains(s, "/")
}

func isASCIINumber(s string) bool { return s != "" && strings.Trim(s, "0123456789.-+eE") == "" }

var dayForm = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$`)

// day reads a date: a day of the spreadsheet, or year, month, day as text, Gregorian or
// Solar Hijri.
func (rd *reader) day(e entry) (string, bool) {
	if serial, err := strconv.ParseFloat(e.raw, 64); err == nil && serial > 366 && serial < 120000 {
		t, err := excelize.ExcelDateToTime(serial, rd.date04)
		if err != nil {
			return "", false
		}
		return t.Format(time.DateOnly), true
	}
	m := dayForm.FindStringSubmatch(i18n.ASCIIDigits(e.shown))
	if m == nil {
		return "", false
	}
	year, _ := strconv.Atoi(m[1])
	month, _ := strconv.Atoi(m[2])
	dayOf, _ := strconv.Atoi(m[3])
	if year >= 1300 && year < 1500 {
		t, ok := i18n.SolarHijri(year, month, dayOf)
		return t.Format(time.DateOnly), ok
	}
	t := time.Date(year, time.Month(month), dayOf, 0, 0, 0, 0, time.UTC)
	if int(t.Month()) != month || t.Day() != dayOf || year < 1900 || year > 2200 {
		return "", false
	}
	return t.Format(time.DateOnly), true
}
