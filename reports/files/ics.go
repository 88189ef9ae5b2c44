package files

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"
	"unicode/utf8"

	"rahbord/internal/i18n"
	"rahbord/reports"
)

// foldAt is the octets of a line before it is folded (RFC 5545 §3.1).
const foldAt = 75

// ICS is the dates of a plan as calendar entries (RFC 5545): begin and end of every
// initiative, reviews, stop rules, and what is told to whom. Entries last a whole day and
// do not block it. An entry keeps its UID from issue to issue, so that a calendar that
// reads a newer file moves it instead of showing it twice. It needs the first day of the
// plan: ErrNoStart.
func ICS(src reports.Source) ([]byte, error) {
	p, err := planOf(src, true)
	if err != nil {
		return nil, err
	}
	c := &calendar{plan: p, stamp: p.issued.Format("20060102") + "T000000Z"}
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//Rahbord//Rahbord//"+strings.ToUpper(string(p.Lang)))
	c.line("CALSCALE", "GREGORIAN")
	c.line("METHOD", "PUBLISH")
	c.text("X-WR-CALNAME", p.Title)
	for i := range p.Tasks {
		c.task(&p.Tasks[i])
	}
	for _, r := range p.Reviews {
		c.entry("review-"+r.ID, r.Day, r.Name, "", "review")
	}
	for _, m := range p.Messages {
		c.entry("message-"+m.ID, m.Day, m.Name, "", "message")
	}
	c.line("END", "VCALENDAR")
	return c.out.Bytes(), nil
}

type calendar struct {
	*plan
	stamp string
	out   bytes.Buffer
}

// task has an entry on its first and on its last day, and one for its stop rule.
func (c *calendar) task(t *reports.Task) {
	about := c.notes(t)
	c.entry("begin-"+t.ID, t.First, c.t("files.calendar.begins", "initiative", t.Name), about, "begins")
	c.entry("end-"+t.ID, t.Last, c.t("files.calendar.ends", "initiative", t.Name), about, "milestone")
	if !t.StopBy.IsZero() {
		c.entry("stop-"+t.ID, t.StopBy, c.t("files.calendar.stop", "initiative", t.Name), t.StopRule, "stop")
	}
}

func (c *calendar) entry(id string, day time.Time, title, about, kind string) {
	c.line("BEGIN", "VEVENT")
	c.line("UID", c.uid(id))
	c.line("DTSTAMP", c.stamp)
	c.line("DTSTART;VALUE=DATE", day.Format("20060102"))
	c.line("DTEND;VALUE=DATE", day.AddDate(0, 0, 1).Format("20060102"))
	c.text("SUMMARY", title)
	if about != "" {
		c.text("DESCRIPTION", about)
	}
	c.text("CATEGORIES", c.t("files.calendar.kinds."+kind))
	c.line("TRANSP", "TRANSPARENT")
	c.line("END", "VEVENT")
}

// uid names an entry of a client for ever.
func (c *calendar) uid(id string) string {
	sum := sha256.Sum256([]byte(c.Client))
	return id + "-" + hex.EncodeToString(sum[:8]) + "@rahbord"
}

// text writes a property whose value is free text.
func (c *calendar) text(name, value string) {
	value = strings.ReplaceAll(strings.ReplaceAll(i18n.Plain(value), "\r\n", "\n"), "\r", "\n")
	value = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f {
			return -1 // control characters are no text (§3.3.11)
		}
		return r
	}, strings.ToValidUTF8(value, "\ufffd"))
	c.line(name, strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(value))
}

// line writes a content line, folded before its 76th octet and never within a character.
func (c *calendar) line(name, value string) {
	text, room := name+":"+value, foldAt
	for len(text) > room {
		at := room
		for !utf8.RuneStart(text[at]) {
			at--
		}
		c.out.WriteString(text[:at] + "\r\n ")
		text, room = text[at:], foldAt-1 // the space counts
	}
	c.out.WriteString(text + "\r\n")
}
