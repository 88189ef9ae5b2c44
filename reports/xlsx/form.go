// Package xlsx writes the questionnaire as a spreadsheet that can be filled in without
// the program, and reads it back. What a cell answers is told by hidden keys, never by
// the texts that people see.
package xlsx

import (
	"fmt"
	"io"

	"rahbord/engagement"
	"rahbord/internal/i18n"
	"rahbord/questionnaire"

	"github.com/xuri/excelize/v2"
)

// Parts are the parts of the questionnaire that a form holds.
type Parts struct{ Readiness, Context, Strategy bool }

// Person is who fills in a form. All may be empty: the cover asks.
type Person struct {
	ID   string // of a respondent in the client file
	Name string
	Role string
}

// Source is everything a blank form is made from.
type Source struct {
	Pack   *questionnaire.Pack
	Words  *i18n.Words // the language of the form; the pack must speak it
	Client string      // name of the organisation, "" when unknown
	Colour string      // #rrggbb of headings; "" for the usual one
	Parts  Parts
	Quick  bool // only the indicators of the quick scan
	Person Person
}

// Write writes a blank form. The same source gives the same bytes.
func Write(w io.Writer, src Source) error {
	b := newBook(src)
	b.cover()
	if src.Parts.Readiness {
		b.readiness()
	}
	if src.Parts.Context {
		b.questions(contextSheet, contextStages)
	}
	if src.Parts.Strategy {
		b.questions(strategySheet, strategyStages)
	}
	b.listSheet()
	b.meta()
	b.finish()
	if b.err == nil {
		_, b.err = b.file.WriteTo(w)
	}
	if b.err != nil {
		return fmt.Errorf("write form: %w", b.err)
	}
	return nil
}

// The sheets by the mark in their first cell; the names that people see differ by language.
const (
	coverSheet     = "cover"
	readinessSheet = "readiness"
	contextSheet   = "context"
	strategySheet  = "strategy"
	listsSheet     = "lists"
	metaSheet      = "rahbord"
	markPrefix     = "rahbord:"
)

// Stage 0 is the context, the others are the strategy.
func contextStages(stage int) bool  { return stage == 0 }
func strategyStages(stage int) bool { return stage > 0 }

// Facts of the hidden sheet, in its first column.
const (
	formatFact   = "form"
	packFact     = "pack"
	versionFact  = "version"
	languageFact = "language"
	clientFact   = "client"
	personFact   = "respondent"
	nameFact     = "name"
)

// formFormat is the version of the arrangement of sheets and keys.
const formFormat = "1"

// meta is the hidden sheet: which form this is, and the keys of all its rows.
func (b *book) meta() {
	b.sheet(metaSheet, metaSheet)
	for i, f := range [][2]string{
		{formatFact, formFormat}, {packFact, b.Pack.ID}, {versionFact, b.Pack.Version}, {languageFact, string(b.Words.Lang)},
		{clientFact, engagement.Guarded(b.Client)}, {personFact, b.Person.ID}, {nameFact, engagement.Guarded(b.Person.Name)},
	} {
		b.text(metaSheet, 1, i+2, f[0], b.style.plain)
		b.text(metaSheet, 2, i+2, f[1], b.style.plain)
	}
	for i, key := range b.keys {
		b.text(metaSheet, 3, i+2, key, b.style.plain)
	}
	b.hide(metaSheet)
}

// finish locks the arrangement and sets what a file says about itself. There is no
// password: the lock guards against slips, not against people.
func (b *book) finish() {
	b.try(b.file.SetDocProps(&excelize.DocProperties{
		Title: b.formTitle(), Creator: "Rahbord", Language: b.Words.Lang.Tag(),
		Created: fixedTime, Modified: fixedTime, LastModifiedBy: "Rahbord",
	}))
	b.try(b.file.ProtectWorkbook(&excelize.WorkbookProtectionOptions{LockStructure: true}))
	b.file.SetActiveSheet(0)
}

// fixedTime keeps the bytes the same on every run.
const fixedTime = "2000-01-01T00:00:00Z"

func (b *book) formTitle() string {
	if b.Client == "" {
		return b.t("form.title-plain")
	}
	return b.t("form.title", "client", b.Client)
}
