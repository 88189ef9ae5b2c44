package sheet

import "rahbord/internal/draw"

// Fill implements draw.Canvas.
func (s *Sheet) Fill(p draw.Path, c draw.Colour) {
	if len(p) == 0 || c.A <= 0 {
		return
	}
	s.paint(c, func(b []byte) []byte {
		b = append(appendNumbers(b, rgb(c.R, c.G, c.B)...), "rg "...)
		return append(s.appendPath(b, p), "f "...)
	})
}

// Stroke implements draw.Canvas. Corners are round.
func (s *Sheet) Stroke(p draw.Path, st draw.Stroke) {
	c := st.Colour
	if len(p) == 0 || c.A <= 0 || st.Width <= 0 {
		return
	}
	s.paint(c, func(b []byte) []byte {
		b = append(appendNumbers(b, rgb(c.R, c.G, c.B)...), "RG "...)
		b = append(appendNumber(b, st.Width), " w 1 j "...)
		if len(st.Dash) > 0 {
			b = append(appendNumbers(append(b, '['), st.Dash...), "] 0 d "...)
		}
		return append(s.appendPath(b, p), "S "...)
	})
}

// paint draws with the colour's opacity, and restores what it changed.
func (s *Sheet) paint(c draw.Colour, ops func([]byte) []byte) {
	if c.A >= 1 {
		s.write(append(ops([]byte("q ")), 'Q'))
		return
	}
	s.write([]byte("q"))
	if s.err != nil {
		return
	}
	s.pdf.SetAlpha(c.A, "Normal")
	s.write(append(ops(nil), 'Q'))
}

// appendPath writes path construction operators; PDF's y grows upwards.
func (s *Sheet) appendPath(b []byte, p draw.Path) []byte {
	for _, seg := range p {
		points, operator := operator(seg.Op)
		for _, pt := range seg.Points[:points] {
			b = appendNumbers(b, pt.X, s.opts.Height-pt.Y)
		}
		b = append(b, operator...)
	}
	return b
}

// operator tells how many points an operation takes and how PDF writes it.
func operator(op draw.Op) (points int, name string) {
	switch op {
	case draw.Move:
		return 1, "m "
	case draw.Line:
		return 1, "l "
	case draw.Curve:
		return 3, "c "
	}
	return 0, "h "
}

// rgb gives the parts of a colour as shares of full light.
func rgb(r, g, b uint8) []float64 {
	return []float64{float64(r) / 255, float64(g) / 255, float64(b) / 255}
}
