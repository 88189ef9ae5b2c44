package engagement
import ("testing";"os";"fmt";"path/filepath";"bytes";"rahbord/questionnaire")
func TestTmp(t *testing.T){
 p,f:=questionnaire.Load(os.DirFS("../templates/crm-readiness"))
 fmt.Println(len(f), p!=nil)
 if len(f)>0 {fmt.Println(f[0])}
 if p==nil {return}
 names,_:=filepath.Glob("../templates/samples/*.yaml")
 for _,n:=range names { d,_:=os.ReadFile(n); e,_:=Decode(bytes.NewReader(d),filepath.Base(n)); fmt.Println(n); fmt.Println(Check(e,p)) }
}
func BenchmarkDecode(b *testing.B){ d,_:=os.ReadFile("../templates/samples/distributor.fa.yaml"); b.SetBytes(int64(len(d))); for b.Loop(){ Decode(bytes.NewReader(d),"x") } }
func BenchmarkEncode(b *testing.B){ d,_:=os.ReadFile("../templates/samples/distributor.fa.yaml"); e,_:=Decode(bytes.NewReader(d),"x"); for b.Loop(){ Encode(&bytes.Buffer{},e) } }
func TestBig(t *testing.T){
 var x bytes.Buffer
 x.WriteString("rahbord: 1\npack: {id: a, version: b}\nlanguage: fa\nrespondents:\n")
 for i:=0; x.Len()<8<<20-1000; i++ { fmt.Fprintf(&x,"  - id: p%d\n    role: SAL\n    answers: {A-1: 2, A-2: dk, A-3: {level: 3, comment: hello world}} # c\n",i) }
 e,f:=Decode(bytes.NewReader(x.Bytes()),"big"); fmt.Println(len(f), len(e.Respondents))
 var o bytes.Buffer; fmt.Println(Encode(&o,e), o.Len())
 x.Reset(); x.WriteString("rahbord: 1\n"); for i:=0; x.Len()<8<<20-1000; i++ { fmt.Fprintf(&x,"k%d: 1\n",i) }
 _,f=Decode(bytes.NewReader(x.Bytes()),"big"); fmt.Println(len(f))
}
