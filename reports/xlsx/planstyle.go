package xlsx

import (
	"rahbord/internal/i18n"

	"github.com/xuri/excelize/v2"
)

// Grounds of the traffic lights and bars: they differ in grey, too, and stand beside words.
const (
	goodGround  = "CFE8D5"
	fairGround  = "FCE8B2"
	poorGround  = "E8A598"
	pauseGround = "D5DADE"
	todayGround = "FFF3C4"
)

// planStyles are the styles of cells that forms do not have.
type planStyles struct {
	day, week, count, money, amount, share, points, mark, input, done, total int
	good, fair, poor, bar, finished, pause, today                            int // of conditions
}

func (b *planBook) makePlanStyles() {
	number := func(base int, format string) int {
		s, err := b.file.GetStyle(base)
		if err != nil {
			b.try(err)
			return base
		}
		s.CustomNumFmt = &format
		s.Alignment.Horizontal = "center"
		s.Protection = nil
		id, err := b.file.NewStyle(s)
		b.try(err)
		return id
	}
	ground := func(fill, ink string) int {
		id, err := b.file.NewConditionalStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}},
			Font: &excelize.Font{Color: ink}})
		b.try(err)
		return id
	}
	hue := usualHue
	if hexColour.MatchString(b.Colour) {
		hue = b.Colour[1:]
	}
	b.look = planStyles{
		day: number(b.style.label, b.dayFormat()), week: number(b.style.id, b.weekFormat()), count: number(b.style.label, "0"),
		money: number(b.style.label, "#,##0"), amount: number(b.style.label, "General"), share: number(b.style.label, "0%"),
		points: number(b.style.label, "0.0"), mark: number(b.style.id, "General"),
		input: number(b.style.answer, "General"), done: number(b.style.answer, "0%"), total: number(b.style.area, "#,##0.##"),
		good: ground(goodGround, ink), fair: ground(fairGround, ink), poor: ground(poorGround, ink),
		bar: ground(hue, hue), finished: ground(ink, ink), pause: ground(pauseGround, ink), today: ground(todayGround, ink),
	}
}

// dayFormat writes days as the language does. Persian sheets show the Gregorian day in its
// international form, beside the Solar Hijri one.
func (b *planBook) dayFormat() string {
	switch b.Words.Lang {
	case i18n.Persian:
		return "yyyy-mm-dd"
	case i18n.Hebrew:
		return "dd/mm/yyyy"
	}
	return "d mmm yyyy"
}

// weekFormat is a day without its year.
func (b *planBook) weekFormat() string {
	switch b.Words.Lang {
	case i18n.Persian:
		return "mm-dd"
	case i18n.Hebrew:
		return "dd/mm"
	}
	return "d mmm"
}
