// Package exact is rational arithmetic with values that are never changed:
// scores are fractions until they are shown, and rounding happens once, at display.
package exact

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"
)

// Rat is an exact rational number. The zero value is 0.
type Rat struct{ v *big.Rat }

// Of makes an integer.
func Of(n int) Rat { return Rat{new(big.Rat).SetInt64(int64(n))} }

// Frac makes a/b; b must not be 0.
func Frac(a, b int) Rat { return Rat{big.NewRat(int64(a), int64(b))} }

// Hundredths is an amount that is kept in hundredths: money or person-weeks.
func Hundredths(n int64) Rat { return Rat{big.NewRat(n, 100)} }

// Parse reads a decimal ("1.5") or a fraction ("200/13") of at most 64 characters;
// exponents, signs other than minus, and other number systems are refused.
func Parse(s string) (Rat, error) {
	if len(s) <= 64 && plain.MatchString(s) {
		if v, ok := new(big.Rat).SetString(decimalZeros(s)); ok {
			return Rat{v}, nil
		}
	}
	return Rat{}, fmt.Errorf("%q is not a plain decimal number", s)
}

var plain = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+|/[0-9]*[1-9][0-9]*)?$`)

// decimalZeros removes leading zeros, which big.Rat reads as octal in fractions.
func decimalZeros(s string) string {
	sign, digits := "", s
	if strings.HasPrefix(s, "-") {
		sign, digits = "-", s[1:]
	}
	top, bottom, isFraction := strings.Cut(digits, "/")
	if !isFraction {
		return s
	}
	trim := func(n string) string { return "0"[:max(0, 1-len(strings.TrimLeft(n, "0")))] + strings.TrimLeft(n, "0") }
	return sign + trim(top) + "/" + trim(bottom)
}

var zero = new(big.Rat)

func (r Rat) big() *big.Rat {
	if r.v == nil {
		return zero
	}
	return r.v
}

func (r Rat) Add(o Rat) Rat { return Rat{new(big.Rat).Add(r.big(), o.big())} }
func (r Rat) Sub(o Rat) Rat { return Rat{new(big.Rat).Sub(r.big(), o.big())} }
func (r Rat) Mul(o Rat) Rat { return Rat{new(big.Rat).Mul(r.big(), o.big())} }

// Quo divides; dividing by 0 panics, as with integers: callers check first.
func (r Rat) Quo(o Rat) Rat { return Rat{new(big.Rat).Quo(r.big(), o.big())} }

func (r Rat) Neg() Rat        { return Rat{new(big.Rat).Neg(r.big())} }
func (r Rat) Abs() Rat        { return Rat{new(big.Rat).Abs(r.big())} }
func (r Rat) Cmp(o Rat) int   { return r.big().Cmp(o.big()) }
func (r Rat) Less(o Rat) bool { return r.Cmp(o) < 0 }
func (r Rat) Sign() int       { return r.big().Sign() }
func (r Rat) IsZero() bool    { return r.Sign() == 0 }
func (r Rat) IsInt() bool     { return r.big().IsInt() }

// Equal makes go-cmp compare values, not pointers.
func (r Rat) Equal(o Rat) bool { return r.Cmp(o) == 0 }

// Min and Max choose the smaller and the larger.
func Min(a, b Rat) Rat {
	if b.Less(a) {
		return b
	}
	return a
}

// Max chooses the larger.
func Max(a, b Rat) Rat {
	if a.Less(b) {
		return b
	}
	return a
}

// Sum adds them all.
func Sum(xs ...Rat) Rat {
	t := new(big.Rat)
	for _, x := range xs {
		t.Add(t, x.big())
	}
	return Rat{t}
}

// Floor is the largest integer not above r.
func (r Rat) Floor() int {
	n := new(big.Int)
	m := new(big.Int)
	n.DivMod(r.big().Num(), r.big().Denom(), m)
	return int(n.Int64())
}

// Float64 is for drawing and for statistics that have no exact form.
func (r Rat) Float64() float64 { f, _ := r.big().Float64(); return f }

// Decimal rounds half away from zero to that many places: "15.384615".
func (r Rat) Decimal(places int) string {
	s := r.big().FloatString(places)
	if strings.HasPrefix(s, "-") && strings.Trim(s, "-0.") == "" {
		return s[1:]
	}
	return s
}

// String is the shortest exact form: an integer, a terminating decimal, or a fraction.
func (r Rat) String() string {
	if r.IsInt() {
		return r.big().Num().String()
	}
	if n, exact := r.big().FloatPrec(); exact {
		return r.big().FloatString(n)
	}
	return r.big().RatString()
}

// Fraction is a/b in lowest terms, or the integer.
func (r Rat) Fraction() string { return r.big().RatString() }

// MarshalText writes the shortest exact form.
func (r Rat) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (r *Rat) UnmarshalText(b []byte) error {
	p, err := Parse(string(b))
	if err == nil {
		*r = p
	}
	return err
}
