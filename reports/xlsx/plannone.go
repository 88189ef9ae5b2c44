package xlsx

import "rahbord/reports"

// noPlan says why there is no plan, what stands in the way, and what would help.
func (b *planBook) noPlan(src reports.Source) {
	b.page(noPlanSheet, b.sheetName(noPlanSheet), b.t("summary.no-plan")+".", 1)
	b.columns(noPlanSheet, noPlanWidth)
	row := 4
	list := func(style int, items ...string) {
		for _, text := range items {
			b.said(noPlanSheet, 1, row, text, style)
			b.height(noPlanSheet, row, map[string]float64{text: noPlanWidth})
			row++
		}
	}
	if src.NoPlan != "" {
		list(b.style.label, src.NoPlan)
	}
	helps := "noplan.points"
	if len(src.Conflict) > 0 {
		helps = "noplan.give-way"
		list(b.style.head, b.t("noplan.conflict"))
		list(b.style.label, src.Conflict...)
	}
	if len(src.Missing) > 0 {
		list(b.style.head, b.t(helps))
		list(b.style.label, src.Missing...)
	}
	b.print(noPlanSheet, 1, true)
}

// noPlanWidth is the width of a sheet of text, which fits a page.
const noPlanWidth = 84
