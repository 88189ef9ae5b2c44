package chart

import (
	"math"

	"rahbord/internal/draw"
)

// Ramp is a scale of colours from light for little to dark for much. Its steps
// differ in lightness alone, so it can be read in grey and with few colours.
type Ramp struct{ Light, Dark draw.Colour }

// At is the colour of a share, 0 to 1.
func (r Ramp) At(share float64) draw.Colour {
	m := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*unit(share))) }
	return draw.Colour{R: m(r.Light.R, r.Dark.R), G: m(r.Light.G, r.Dark.G), B: m(r.Light.B, r.Dark.B), A: 1}
}
