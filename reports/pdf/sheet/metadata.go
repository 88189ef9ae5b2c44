package sheet

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// producer names the program in the file's properties.
const producer = "Rahbord"

// writeInfo replaces gofpdf's document information.
func (s *Sheet) writeInfo(f *file) {
	day := s.created.Format("20060102")
	f.objs[f.info] = fmt.Appendf(nil,
		"<</Title %s /Author %s /Subject %s /Creator (%s) /Producer (%s) /CreationDate (D:%s000000+00'00') /ModDate (D:%s000000+00'00')>>",
		pdfText(s.opts.Title), pdfText(s.opts.Author), pdfText(s.opts.Subject), producer, producer, day, day)
}

// metadata is the same information as XMP, with the language.
func (s *Sheet) metadata() []byte {
	day := s.created.Format("2006-01-02T15:04:05Z")
	return fmt.Appendf(nil, `<?xpacket begin="`+"\ufeff"+`" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%[1]s</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>%[2]s</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">%[3]s</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>%[4]s</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>%[5]s</xmp:CreateDate><xmp:ModifyDate>%[5]s</xmp:ModifyDate><xmp:CreatorTool>%[6]s</xmp:CreatorTool><pdf:Producer>%[6]s</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`, escapeXML(s.opts.Title), escapeXML(s.opts.Author), escapeXML(s.opts.Subject), escapeXML(s.opts.Tag), day, producer)
}

func escapeXML(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // a strings.Builder does not fail
	return b.String()
}
