package cmd

import (
	"rahbord/coherence"
	"rahbord/internal/console"
	"rahbord/internal/diag"
	"rahbord/internal/i18n"

	"github.com/spf13/cobra"
)

// check tells what is missing, contradictory or doubtful in a client file.
func (app *App) check(w *i18n.Words) *cobra.Command {
	c := verb(w, "check")
	asJSON := c.Flags().Bool("json", false, w.T("flags.json"))
	return run(c, 1, 1, func(c *cobra.Command, args []string) error {
		o, err := app.open(args[0], c.Flag("lang").Value.String())
		if err != nil {
			return err
		}
		notes := o.notes()
		if *asJSON {
			err = app.printJSON(checkJSON(o, notes))
		} else {
			app.checkView(o, notes)
		}
		if err != nil {
			return err
		}
		return notes.verdict()
	})
}

// verdict is the exit code: contradictions that are errors come before open answers.
func (list noteList) verdict() error {
	switch {
	case list.count(contradictory, diag.Error) > 0:
		return exitWith(exitFileFaults)
	case list.count(missing, diag.Error) > 0:
		return exitWith(exitIncomplete)
	}
	return nil
}

// checkView prints the notes by group, and how many there are at the end.
func (app *App) checkView(o *opened, notes noteList) {
	v, w := app.view(), o.words
	v.sentence(w.T("check.title", "client", o.client(), "file", o.file.Name()))
	var counts []string
	for _, group := range groups {
		part := notes.of(group)
		if len(part) == 0 {
			continue
		}
		counts = append(counts, w.Count("check.count."+string(group), len(part)))
		v.title(w.T("check.groups." + string(group)))
		hint := ""
		for _, n := range part {
			v.note(w, n, n.hint != hint)
			hint = n.hint
		}
	}
	v.printf("\n")
	if len(counts) == 0 {
		v.sentence(w.T("check.nothing"))
	} else {
		v.sentence(w.T("check.sum", "counts", joinWords(w, counts)))
	}
	if n := len(coherence.Pending(o.pack)); n > 0 {
		v.sentence(w.Count("check.pending", n))
	}
	v.unknownChecks(o)
	switch notes.verdict() {
	case exitWith(exitFileFaults):
		v.sentence(w.T("check.blocked"))
	case exitWith(exitIncomplete):
		v.sentence(w.T("check.incomplete", "file", o.file.Name()))
	}
}

// unknownChecks names the checks of an own pack that this program cannot ask.
func (v *view) unknownChecks(o *opened) {
	if ids := coherence.Unknown(o.pack); len(ids) > 0 {
		v.sentence(o.words.T("check.unknown", "ids", joinWords(o.words, ids)))
	}
}

// note prints where it is, what is wrong, what it is about, and what to do.
func (v *view) note(w *i18n.Words, n note, hint bool) {
	v.printf(" %s  %s%s\n", n.pos, v.paint(n.style(), n.rule), n.weight(w))
	v.item(" ", n.message)
	for _, name := range n.names {
		v.item("   -", name)
	}
	switch {
	case n.reason != "":
		v.item(" ", w.T("check.accepted", "reason", n.reason))
	case hint && n.hint != "":
		v.item(" ", w.T("errors.hint")+" "+n.hint)
	}
	if n.reason == "" && len(n.suggest) > 0 {
		v.item(" ", w.T("check.suggest", "initiatives", joinWords(w, n.suggest)))
	}
}

// weight is the severity where notes of one group differ in it.
func (n note) weight(w *i18n.Words) string {
	if n.group != contradictory && n.group != doubtful {
		return ""
	}
	return "  " + console.Isolate(w.T("check.severities."+n.severity.String()))
}

func (n note) style() string {
	switch {
	case n.group == accepted:
		return styleDim
	case n.severity == diag.Error:
		return stylePoor
	case n.severity == diag.Warning:
		return styleFair
	}
	return styleDim
}

type checkedJSON struct {
	File     string     `json:"file"`
	Complete bool       `json:"complete"`
	Coherent bool       `json:"coherent"`
	Notes    []noteJSON `json:"notes"`
	Pending  []string   `json:"pending"`
	Unknown  []string   `json:"unknown"`
}

type noteJSON struct {
	Group    string   `json:"group"`
	Rule     string   `json:"rule"`
	Severity string   `json:"severity"`
	Line     int      `json:"line"`
	Column   int      `json:"column"`
	Message  string   `json:"message"`
	Hint     string   `json:"hint"`
	Names    []string `json:"names"`
	Suggest  []string `json:"suggest"`
	Reason   string   `json:"reason"`
}

// checkJSON is the stable form of the notes for other programs.
func checkJSON(o *opened, notes noteList) checkedJSON {
	return checkedJSON{
		File: o.file.Name(), Complete: notes.count(missing, diag.Error) == 0,
		Coherent: notes.count(contradictory, diag.Error) == 0, Notes: notesJSON(notes),
		Pending: list(coherence.Pending(o.pack)), Unknown: list(coherence.Unknown(o.pack)),
	}
}

func notesJSON(notes noteList) []noteJSON {
	out := []noteJSON{}
	for _, n := range notes {
		out = append(out, noteJSON{string(n.group), n.rule, n.severity.String(), n.pos.Line, n.pos.Col,
			i18n.Plain(n.message), i18n.Plain(n.hint), list(n.ids), list(n.suggestIDs), n.reason})
	}
	return out
}
