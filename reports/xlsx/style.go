package xlsx

import (
	"regexp"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// Colours of the sheets.
const (
	ink      = "1A242D"
	soft     = "55616C"
	rule     = "C9D1D6"
	open     = "FFFBE6" // ground of cells to fill in
	usualHue = "0B6E75"
)

// styles of the cells.
type styles struct {
	plain, title, subtitle, prose, head, area, id, label, part, option, answer, long, text int
}

var hexColour = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

// typeface is one that Windows and the Mac both have, with letters of the script.
func (b *book) typeface() string {
	if b.Words.Lang.RTL() {
		return "Tahoma"
	}
	return "Arial"
}

func (b *book) font(size float64, bold bool, colour string) *excelize.Font {
	return &excelize.Font{Family: b.typeface(), Size: size, Bold: bold, Color: colour}
}

func (b *book) makeStyles() {
	hue := usualHue
	if hexColour.MatchString(b.Colour) {
		hue = b.Colour[1:]
	}
	b.try(b.file.SetDefaultFont(b.typeface()))
	order := uint64(1)
	if b.Words.Lang.RTL() {
		order = 2
	}
	box := []excelize.Border{{Type: "left", Color: rule, Style: 1}, {Type: "right", Color: rule, Style: 1}, {Type: "top", Color: rule, Style: 1}, {Type: "bottom", Color: rule, Style: 1}}
	make := func(font *excelize.Font, fill string, boxed, locked bool, across, upright string, indent int) int {
		s := &excelize.Style{
			Font: font, Protection: &excelize.Protection{Locked: locked},
			Alignment: &excelize.Alignment{Horizontal: across, Vertical: upright, WrapText: true, ReadingOrder: order, Indent: indent},
		}
		if fill != "" {
			s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}}
		}
		if boxed {
			s.Border = box
		}
		id, err := b.file.NewStyle(s)
		b.try(err)
		return id
	}
	side := "left"
	if b.Words.Lang.RTL() {
		side = "right"
	}
	b.style = styles{
		plain:    make(b.font(10, false, ink), "", false, true, "", "top", 0),
		title:    make(b.font(18, true, hue), "", false, true, side, "center", 0),
		subtitle: make(b.font(11, false, soft), "", false, true, side, "top", 0),
		prose:    make(b.font(10.5, false, ink), "", false, true, side, "top", 0),
		head:     make(b.font(10, true, "FFFFFF"), hue, true, true, side, "center", 0),
		area:     make(b.font(11, true, hue), "EEF2F4", true, true, side, "center", 0),
		id:       make(b.font(9, false, soft), "", true, true, "left", "top", 0),
		label:    make(b.font(10, false, ink), "", true, true, side, "top", 0),
		part:     make(b.font(10, false, ink), "", true, true, side, "top", 1),
		option:   make(b.font(10, false, ink), "", true, true, side, "top", 2),
		answer:   make(b.font(10, true, ink), open, true, false, "center", "top", 0),
		long:     make(b.font(10, false, ink), open, true, false, side, "top", 0),
	}
	b.style.text = b.verbatim(b.style.long)
}

// verbatim is a style whose cells keep what is typed as it is: long numbers, zeros in
// front and days stay text.
func (b *book) verbatim(style int) int {
	const asText = 49 // number format of the file format
	s, err := b.file.GetStyle(style)
	if err != nil {
		b.try(err)
		return style
	}
	s.NumFmt = asText
	id, err := b.file.NewStyle(s)
	b.try(err)
	return id
}

func itoa(n int) string { return strconv.Itoa(n) }
