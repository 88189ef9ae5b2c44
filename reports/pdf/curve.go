package pdf

import (
	"rahbord/reports"
	"rahbord/reports/pdf/sheet"
)

// curve is a line over two axes, or a list of its labels when the words of an axis
// are too long.
func (c *composer) curve(v reports.Curve, b box) *element {
	if len(v.Points) == 0 {
		return &element{}
	}
	for _, axis := range []reports.Axis{v.X, v.Y} {
		c.noted(axis.Title)
		for _, t := range axis.Ticks {
			c.noted(t.Label)
		}
	}
	for _, p := range v.Points {
		c.noted(p.Label)
	}
	p := c.setting().Curve(v).Place(c.engine, b.w)
	if p.Height > c.page.area.height()*2/3 {
		return c.curveWords(v, b)
	}
	return c.figure(v.Alt, p.Height, p.Notes, b, func(s sheet.Surface, y float64) { p.Draw(s, b.x, y) })
}

func (c *composer) curveWords(v reports.Curve, b box) *element {
	all := &element{}
	for _, words := range []string{v.Y.Title, v.X.Title} {
		all.kids = append(all.kids, c.prose("P", words, c.theme.small, b, 6))
	}
	var labels []string
	for _, p := range v.Points {
		if p.Label != "" {
			labels = append(labels, p.Label)
		}
	}
	all.kids = append(all.kids, c.bullets(reports.Bullets{Items: labels}, b))
	return all
}
