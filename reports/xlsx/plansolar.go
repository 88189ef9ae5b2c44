package xlsx

import (
	"fmt"
	"strings"

	"rahbord/internal/i18n"
)

// solarSheet is the hidden sheet with the months of the Solar Hijri calendar. Spreadsheets
// do not agree on a number format for that calendar, so days are shown by formulas that
// look their month up.
const solarSheet = "solar"

// solarMonths is how many months it holds, from a year before the plan.
const solarMonths = 12 * 8

// solarDays are the days of a month in two digits, one after the other.
const solarDays = "۰۱۰۲۰۳۰۴۰۵۰۶۰۷۰۸۰۹۱۰۱۱۱۲۱۳۱۴۱۵۱۶۱۷۱۸۱۹۲۰۲۱۲۲۲۳۲۴۲۵۲۶۲۷۲۸۲۹۳۰۳۱"

// isSolar reports whether days are shown in the Solar Hijri calendar as well.
func (b *planBook) isSolar() bool { return b.dated && b.Words.Lang == i18n.Persian }

// shift is the columns that the Solar Hijri days take on the sheets of actions and weeks.
func (b *planBook) shift() int {
	if b.isSolar() {
		return 2
	}
	return 0
}

// solarMonthSheet lists the first days of the months with their names, year/month.
func (b *planBook) solarMonthSheet() {
	b.sheet(solarSheet, solarSheet)
	b.text(solarSheet, 1, 1, "", b.style.plain)
	year := b.p.Start.Year() - 621 - 2 // the year that is running, or the one before
	for i := range solarMonths {
		y, m := year+i/12, i%12+1
		first, valid := i18n.SolarHijri(y, m, 1)
		if !valid {
			return
		}
		b.day(solarSheet, 1, i+1, first, b.style.plain)
		b.text(solarSheet, 2, i+1, b.Words.Lang.Digits(fmt.Sprintf("%d/%02d", y, m)), b.style.plain)
	}
	b.hide(solarSheet)
}

// solarDay is a formula for a day in words, year/month/day.
func solarDay(day string) string {
	return solarFormula(day, "INDEX({months},{at})&\"/\"&{day}")
}

// solarShort is a formula for month and day.
func solarShort(day string) string {
	return solarFormula(day, "RIGHT(INDEX({months},{at}),2)&\"/\"&{day}")
}

func solarFormula(day, formula string) string {
	last := itoa(solarMonths)
	firsts, months := solarSheet+"!$A$1:$A$"+last, solarSheet+"!$B$1:$B$"+last
	at := "MATCH(" + day + "," + firsts + ",1)"
	ofMonth := "MID(\"" + solarDays + "\",2*(" + day + "-INDEX(" + firsts + "," + at + "))+1,2)"
	return "IFERROR(" + strings.NewReplacer("{months}", months, "{at}", at, "{day}", ofMonth).Replace(formula) + ",\"\")"
}
