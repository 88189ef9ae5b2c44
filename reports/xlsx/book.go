package xlsx

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"rahbord/internal/i18n"
	"rahbord/questionnaire"

	"github.com/xuri/excelize/v2"
)

// book is one workbook while it is written. The first error stops all that follows.
type book struct {
	Source
	file  *excelize.File
	names *questionnaire.Words
	style styles
	title map[string]string // of the sheets, by mark
	lists []list
	keys  []string
	err   error
}

// list is the entries of a drop-down, one column of the hidden sheet of lists.
type list []string

func newBook(src Source) *book {
	b := &book{Source: src, file: excelize.NewFile(), names: src.Pack.Text(src.Words.Lang), title: map[string]string{}}
	b.makeStyles()
	return b
}

func (b *book) try(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *book) t(key string, pairs ...string) string { return i18n.Plain(b.Words.T(key, pairs...)) }

// sheet opens a sheet and marks it in its first cell.
func (b *book) sheet(mark, title string) {
	if len(b.title) == 0 {
		b.try(b.file.SetSheetName("Sheet1", title))
	} else {
		_, err := b.file.NewSheet(title)
		b.try(err)
	}
	b.title[mark] = title
	b.text(mark, 1, 1, markPrefix+mark, b.style.plain)
	rtl, no := b.Words.Lang.RTL(), false
	b.try(b.file.SetSheetView(title, 0, &excelize.ViewOptions{RightToLeft: &rtl, ShowGridLines: &no}))
}

// hide keeps a sheet out of sight, also from the list of hidden sheets.
func (b *book) hide(mark string) { b.try(b.file.SetSheetVisible(b.title[mark], false, true)) }

// columns sets widths in characters; a width of 0 hides the column.
func (b *book) columns(mark string, widths ...float64) {
	for i, w := range widths {
		name, err := excelize.ColumnNumberToName(i + 1)
		b.try(err)
		if w == 0 {
			b.try(b.file.SetColVisible(b.title[mark], name, false))
			continue
		}
		b.try(b.file.SetColWidth(b.title[mark], name, name, w))
	}
}

func (b *book) cell(col, row int) string {
	name, err := excelize.CoordinatesToCellName(col, row)
	b.try(err)
	return name
}

// text writes a text that never runs as a formula, whatever it begins with.
func (b *book) text(mark string, col, row int, text string, style int) {
	at := b.cell(col, row)
	if text != "" {
		b.try(b.file.SetCellStr(b.title[mark], at, text))
	}
	b.try(b.file.SetCellStyle(b.title[mark], at, at, style))
}

// rich writes a text with remarks in a smaller, softer hand below it.
func (b *book) rich(mark string, col, row int, text string, bold bool, remarks []string, style int) {
	at := b.cell(col, row)
	runs := []excelize.RichTextRun{{Text: text, Font: b.font(10, bold, ink)}}
	for _, r := range remarks {
		runs = append(runs, excelize.RichTextRun{Text: "\n" + r, Font: b.font(9, false, soft)})
	}
	b.try(b.file.SetCellRichText(b.title[mark], at, runs))
	b.try(b.file.SetCellStyle(b.title[mark], at, at, style))
}

// span merges cells of a row.
func (b *book) span(mark string, row, from, to, style int) {
	if to <= from {
		return
	}
	first, last := b.cell(from, row), b.cell(to, row)
	b.try(b.file.SetCellStyle(b.title[mark], first, last, style))
	b.try(b.file.MergeCell(b.title[mark], first, last))
}

// height makes a row tall enough for its texts, each with the width of its cell in
// characters: spreadsheets do not measure rows that a program wrote.
func (b *book) height(mark string, row int, texts map[string]float64) {
	const leading, most = 14.5, 400
	lines := 1
	for text, width := range texts {
		n := 0
		for _, part := range strings.Split(text, "\n") {
			n += max(1, int(math.Ceil(float64(letters(part))*1.12/width)))
		}
		lines = max(lines, n)
	}
	b.try(b.file.SetRowHeight(b.title[mark], row, math.Min(most, float64(lines)*leading+5)))
}

// letters counts what takes room in a line.
func letters(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.Is(unicode.Mn, r) && !unicode.Is(unicode.Cf, r) {
			n++
		}
	}
	return n
}

// key writes the hidden key of a row.
func (b *book) key(mark string, row int, key string) {
	b.text(mark, 1, row, key, b.style.plain)
	b.keys = append(b.keys, key)
}

// dropDown offers a list. Other entries are questioned, not refused: digits of other
// scripts are as good, and reading tells what does not fit.
func (b *book) dropDown(mark, cells string, entries []string) {
	d := excelize.NewDataValidation(true)
	d.Sqref = cells
	d.SetSqrefDropList(b.listRange(entries))
	d.SetError(excelize.DataValidationErrorStyleWarning, b.t("form.check.title"), b.t("form.check.list"))
	b.try(b.file.AddDataValidation(b.title[mark], d))
}

// listRange is where the entries of a list stand.
func (b *book) listRange(entries []string) string {
	at := slices.IndexFunc(b.lists, func(l list) bool { return slices.Equal(l, entries) })
	if at < 0 {
		at = len(b.lists)
		b.lists = append(b.lists, slices.Clone(entries))
	}
	first, err := excelize.CoordinatesToCellName(at+1, 2, true)
	b.try(err)
	last, err := excelize.CoordinatesToCellName(at+1, len(entries)+1, true)
	b.try(err)
	return listsSheet + "!" + first + ":" + last
}

// listSheet writes the lists once all are known.
func (b *book) listSheet() {
	b.sheet(listsSheet, listsSheet)
	for col, l := range b.lists {
		for row, entry := range l {
			if n, err := strconv.Atoi(entry); err == nil && entry == strconv.Itoa(n) {
				b.try(b.file.SetCellInt(listsSheet, b.cell(col+1, row+2), int64(n))) // a typed 3 is a number
				continue
			}
			b.text(listsSheet, col+1, row+2, entry, b.style.plain)
		}
	}
	b.hide(listsSheet)
}

// print sets the paper: A4 across, all columns on a page, the head on every page.
func (b *book) print(mark string, headRow int, portrait bool) {
	title, a4, one, many, across, fit := b.title[mark], 9, 1, 0, "landscape", true
	if portrait {
		across = "portrait"
	}
	b.try(b.file.SetSheetProps(title, &excelize.SheetPropsOptions{FitToPage: &fit}))
	b.try(b.file.SetPageLayout(title, &excelize.PageLayoutOptions{Size: &a4, Orientation: &across, FitToWidth: &one, FitToHeight: &many}))
	b.try(b.file.SetHeaderFooter(title, &excelize.HeaderFooterOptions{OddFooter: "&C&P / &N"}))
	margin := 0.4
	b.try(b.file.SetPageMargins(title, &excelize.PageLayoutMarginsOptions{Left: &margin, Right: &margin}))
	if headRow == 0 {
		return
	}
	rows := "$" + itoa(headRow) + ":$" + itoa(headRow)
	b.try(b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + title + "'!" + rows, Scope: title}))
	b.try(b.file.SetPanes(title, &excelize.Panes{Freeze: true, YSplit: headRow, TopLeftCell: b.cell(1, headRow+1), ActivePane: "bottomLeft"}))
}

// protect leaves only the answers open.
func (b *book) protect(mark string) {
	b.try(b.file.ProtectSheet(b.title[mark], &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatRows: true, FormatColumns: true, EditObjects: true, EditScenarios: true,
	}))
}
