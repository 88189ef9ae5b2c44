package sheet

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
)

// perStream is how many objects share one compressed object stream.
const perStream = 200

// where tells the cross-reference stream where an object is: at a byte offset, or
// at an index in an object stream.
type where struct {
	kind  byte // 1 at an offset, 2 in an object stream
	value int  // the offset, or the number of the object stream
	index int
}

// bytes writes the file. Objects without streams are packed together: a structure
// tree is large and repetitive. The file identifier is a digest of the content.
func (f *file) bytes() []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	places := make([]where, len(f.objs))
	emit := func(n int, body []byte) {
		places[n] = where{kind: 1, value: out.Len()}
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", n, body)
	}
	var plain []int
	for n := 1; n < len(f.objs); n++ {
		if bytes.HasSuffix(f.objs[n], []byte(streamEnd)) {
			emit(n, f.objs[n])
		} else {
			plain = append(plain, n)
		}
	}
	for len(plain) > 0 {
		group := plain[:min(perStream, len(plain))]
		plain = plain[len(group):]
		holder := len(places)
		for i, n := range group {
			places[n] = where{kind: 2, value: holder, index: i}
		}
		places = append(places, where{})
		emit(holder, f.objectStream(group))
	}
	id := sha256.Sum256(out.Bytes())
	start := out.Len()
	self := len(places)
	places = append(places, where{kind: 1, value: start})
	dict := fmt.Sprintf("/Type /XRef /Size %d /W [1 4 2] /Root %d 0 R /Info %d 0 R /ID [<%X> <%X>]",
		len(places), f.root, f.info, id[:16], id[:16])
	fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", self, packed(dict, crossReference(places)), start)
	return out.Bytes()
}

func (f *file) objectStream(group []int) []byte {
	var head, body bytes.Buffer
	for _, n := range group {
		fmt.Fprintf(&head, "%d %d ", n, body.Len())
		body.Write(f.objs[n])
		body.WriteByte('\n')
	}
	dict := fmt.Sprintf("/Type /ObjStm /N %d /First %d", len(group), head.Len())
	head.Write(body.Bytes())
	return packed(dict, head.Bytes())
}

func crossReference(places []where) []byte {
	var b []byte
	for n, p := range places {
		if n == 0 { // the head of the free list
			p.index = 65535
		}
		b = append(b, p.kind)
		b = binary.BigEndian.AppendUint32(b, uint32(p.value))
		b = binary.BigEndian.AppendUint16(b, uint16(p.index))
	}
	return b
}
