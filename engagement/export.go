package engagement

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"
)

// ExportAnswers writes all answers of the respondents, in file order, so that
// ImportAnswers reads them back unchanged (the days of the answers are left out).
// CSV begins with a byte order mark, by which spreadsheets know UTF-8, and cells
// that a spreadsheet would run as a formula are guarded with an apostrophe.
func ExportAnswers(w io.Writer, e *Engagement, format Exchange) error {
	if format == JSON {
		return exportJSON(w, e)
	}
	var b bytes.Buffer
	b.WriteString("\ufeff")
	out := csv.NewWriter(&b)
	if err := out.Write(columns[:]); err != nil {
		return err
	}
	for _, r := range e.Respondents {
		for _, a := range r.Answers {
			cells := exportCells(r, a)
			for i := range cells {
				cells[i] = Guarded(cells[i])
			}
			if err := out.Write(cells); err != nil {
				return err
			}
		}
	}
	out.Flush()
	_, err := w.Write(b.Bytes())
	return errors.Join(out.Error(), err)
}

// exportCells is an answer in the order of columns.
func exportCells(r Respondent, a Answer) []string {
	level, comment, grade := a.Level.String(), a.Comment, ""
	switch a.State {
	case NA:
		level, comment = wordNA, a.Reason
	case DontKnow:
		level = wordDK
	}
	if a.Graded {
		grade = strconv.Itoa(a.Grade)
	}
	return []string{r.ID, r.Role, a.Indicator, level, comment, a.Evidence, grade}
}

func exportJSON(w io.Writer, e *Engagement) error {
	type object struct {
		Respondent string          `json:"respondent"`
		Role       string          `json:"role"`
		Indicator  string          `json:"indicator"`
		Level      json.RawMessage `json:"level"`
		Comment    string          `json:"comment,omitempty"`
		Evidence   string          `json:"evidence,omitempty"`
		Grade      json.RawMessage `json:"grade,omitempty"`
	}
	objects := []object{}
	for _, r := range e.Respondents {
		for _, a := range r.Answers {
			c := exportCells(r, a)
			level := c[3]
			if a.State != Level {
				level = strconv.Quote(level)
			}
			objects = append(objects, object{c[0], c[1], c[2], json.RawMessage(level), c[4], c[5], json.RawMessage(c[6])})
		}
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(objects)
}

// formulaStarts are the first characters that make a spreadsheet run a cell.
const formulaStarts = "=+-@\t\r"

// Guarded puts an apostrophe before what a spreadsheet would run, should it ever be
// typed anew or leave as CSV, and before what looks as if that had been done, so that
// Unguarded always undoes it.
func Guarded(s string) string {
	if runs(strings.TrimLeft(s, "'")) {
		return "'" + s
	}
	return s
}

// Unguarded is the text that Guarded was given.
func Unguarded(s string) string {
	if strings.HasPrefix(s, "'") && runs(strings.TrimLeft(s, "'")) {
		return s[1:]
	}
	return s
}

func runs(s string) bool { return s != "" && strings.ContainsRune(formulaStarts, rune(s[0])) }
