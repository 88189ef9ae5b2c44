package i18n

import (
	"strconv"
	"strings"
	"time"

	"rahbord/internal/exact"

	"github.com/jalaali/go-jalaali"
)

// Digits writes the digits 0 to 9 of a text in the language's own digits.
func (l Lang) Digits(s string) string {
	if l != Persian {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '۰' + r - '0'
		}
		return r
	}, s)
}

// ASCIIDigits turns Persian and Arabic digits into 0 to 9, for reading input.
func ASCIIDigits(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '۰' && r <= '۹':
			return '0' + r - '۰'
		case r >= '٠' && r <= '٩':
			return '0' + r - '٠'
		case r == '٫':
			return '.'
		}
		return r
	}, s)
}

// Arithmetic writes the digits and decimal points of a formula as the language does.
func (w *Words) Arithmetic(s string) string {
	if w.Lang == Persian {
		s = strings.ReplaceAll(s, ".", "٫")
	}
	return w.Lang.Digits(s)
}

// Number rounds half away from zero to that many places and groups by thousands:
// 1,234.5 in English and Hebrew, ۱٬۲۳۴٫۵ in Persian.
func (w *Words) Number(r exact.Rat, places int) string { return w.decimal(r.Decimal(places)) }

// Short is Number with at most that many places and no zeros at the end.
func (w *Words) Short(r exact.Rat, places int) string {
	s := r.Decimal(places)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return w.decimal(s)
}

// Int writes a whole number.
func (w *Words) Int(n int) string { return w.decimal(strconv.Itoa(n)) }

// Percent writes a share 0 to 1 as a percentage.
func (w *Words) Percent(share exact.Rat, places int) string {
	sign := "%"
	if w.Lang == Persian {
		sign = "٪"
	}
	return w.Number(share.Mul(exact.Of(100)), places) + sign
}

// decimal writes 1234.5 as the language does.
func (w *Words) decimal(s string) string {
	point, group := ".", ","
	if w.Lang == Persian {
		point, group = "٫", "٬"
	}
	s, minus := strings.CutPrefix(s, "-")
	whole, part, hasPart := strings.Cut(s, ".")
	var b strings.Builder
	if minus {
		b.WriteString("−")
	}
	for i, d := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(group)
		}
		b.WriteRune(d)
	}
	if hasPart {
		b.WriteString(point + part)
	}
	return w.Lang.Digits(b.String())
}

// wholeMoney is the amount from which nobody asks for cents.
const wholeMoney = 1000

// Money writes an amount with its currency's name, without parts of the unit when it is whole.
func (w *Words) Money(amount exact.Rat, currency string) string {
	places := 2
	if amount.IsInt() || !amount.Abs().Less(exact.Of(wholeMoney)) {
		places = 0
	}
	return w.T("format.money", "amount", w.Number(amount, places), "currency", w.Currency(currency))
}

// Currency is the name of a currency; the code itself when it has none here.
func (w *Words) Currency(code string) string {
	if key := "currency." + code; w.Has(key) {
		return w.T(key)
	}
	return code
}

// Date writes a day: 1 December 2026, ۱۰ آذر ۱۴۰۵ (Solar Hijri), 1 בדצמבר 2026.
func (w *Words) Date(day time.Time) string {
	y, m, d := day.Date()
	if w.Lang == Persian {
		jy, jm, jd, err := jalaali.ToJalaali(y, m, d)
		if err == nil {
			y, m, d = jy, time.Month(jm), jd
		}
	}
	return w.T("format.date", "day", w.Lang.Digits(strconv.Itoa(d)),
		"month", w.T("month."+strconv.Itoa(int(m))), "year", w.Lang.Digits(strconv.Itoa(y)))
}
