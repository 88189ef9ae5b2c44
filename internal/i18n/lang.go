// Package i18n holds what differs between languages: words, digits, dates,
// money, and the direction of the script. Numbers, dates and money become text
// here and nowhere else.
package i18n

import (
	"slices"
	"time"
)

// Lang is a language the product speaks.
type Lang string

// The languages of the product.
const (
	English Lang = "en"
	Persian Lang = "fa"
	Hebrew  Lang = "he"
)

// Langs lists the languages in their fixed order.
var Langs = []Lang{English, Persian, Hebrew}

// Valid reports whether the product speaks l.
func (l Lang) Valid() bool { return slices.Contains(Langs, l) }

// RTL reports whether the language is written from right to left.
func (l Lang) RTL() bool { return l == Persian || l == Hebrew }

// FirstWeekday is the day on which the working week of the language's country begins.
func (l Lang) FirstWeekday() time.Weekday {
	switch l {
	case Persian:
		return time.Saturday
	case Hebrew:
		return time.Sunday
	}
	return time.Monday
}

// Tag is the language tag with region, as PDF /Lang and HTML lang want it.
func (l Lang) Tag() string {
	return map[Lang]string{English: "en-US", Persian: "fa-IR", Hebrew: "he-IL"}[l]
}

// Name is the language's name in itself.
func (l Lang) Name() string {
	return map[Lang]string{English: "English", Persian: "فارسی", Hebrew: "עברית"}[l]
}
