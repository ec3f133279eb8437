//! Cleans a PDF document: a new one is written of the objects that its pages need, so that nothing older stays behind.

use std::collections::{HashMap, VecDeque};

use commons_extract::Refusal;
use pdf_oxide::{
    PdfDocument,
    object::{Object, ObjectRef},
};

use super::{office::escaped, pdf_writer::Writer};
use crate::{
    findings::pdf::entry,
    pdf::text_string,
    pdf_rules::{Dictionary, is_entry_out, is_out},
};

/// The most objects of an honest document.
const OBJECTS: usize = 2_000_000;
/// How deep objects stand in each other without a name of their own.
const DEPTH: usize = 200;

/// The copy of a document.
///
/// # Errors
/// That it is encrypted, signed, a form that only its own program shows, or written in a way that would not survive.
pub fn clean(bytes: Vec<u8>) -> Result<Vec<u8>, Refusal> {
    let document = PdfDocument::from_bytes(bytes).map_err(Refusal::damaged)?;
    let trailer = document.trailer().as_dict().ok_or_else(|| Refusal::damaged("no trailer"))?.clone();
    if trailer.contains_key("Encrypt") {
        return Err(if document.is_authenticated() {
            cannot("it is locked against changes")
        } else {
            Refusal::Encrypted
        });
    }
    let catalogue = document.catalog().map_err(Refusal::damaged)?;
    let catalogue = catalogue.as_dict().ok_or_else(|| Refusal::damaged("no catalogue"))?;
    if document.page_count().map_err(Refusal::damaged)? == 0 {
        return Err(Refusal::damaged("the document has no pages"));
    }
    if entry(&document, catalogue, "NeedsRendering").and_then(|needs| needs.as_bool()) == Some(true) {
        return Err(cannot("it is a form that only the program of its maker shows"));
    }
    let root =
        trailer.get("Root").and_then(Object::as_reference).ok_or_else(|| Refusal::damaged("no root"))?;
    let title = entry(&document, &trailer, "Info")
        .and_then(|info| Some(text_string(entry(&document, info.as_dict()?, "Title")?.as_string()?)));
    let title = title.filter(|title| !title.trim().is_empty());
    let mut copy =
        Copy { document: &document, numbers: HashMap::new(), waiting: VecDeque::new(), next: 1, fault: None };
    let mut writer = Writer::new();
    copy.number(root);
    while let Some((reference, number)) = copy.waiting.pop_front() {
        // What cannot be read is nothing, as readers take it (7.3.10).
        let mut object = copy.object(&document.load_object(reference).unwrap_or(Object::Null), 0);
        if let Some(why) = copy.fault.take() {
            return Err(why);
        }
        if reference == root
            && let Object::Dictionary(catalogue_copy) = &mut object
            && let Some(packet) = packet(&document, catalogue, title.as_deref())
        {
            catalogue_copy.insert("Metadata".into(), Object::Reference(ObjectRef::new(copy.next, 0)));
            writer.put(copy.next, &packet)?;
            copy.next += 1;
        }
        writer.put(number, &object)?;
    }
    let info = title.map(|title| {
        let number = copy.next;
        (number, Object::Dictionary(Dictionary::from([("Title".to_owned(), Object::text_string(title))])))
    });
    if let Some((number, info)) = &info {
        writer.put(*number, info)?;
    }
    writer.finish(1, info.map(|(number, _)| number))
}

fn cannot(why: &str) -> Refusal {
    Refusal::CannotClean { why: why.into() }
}

/// A packet of properties (ISO 16684-1) with the title alone, and the promise of accessibility (PDF/UA) if there was one.
fn packet(document: &PdfDocument, catalogue: &Dictionary, title: Option<&str>) -> Option<Object> {
    let old = entry(document, catalogue, "Metadata")
        .and_then(|packet| packet.decode_stream_data().ok())
        .unwrap_or_default();
    let old = String::from_utf8_lossy(&old);
    let accessible = old.contains("pdfuaid:part");
    if title.is_none() && !accessible {
        return None;
    }
    let title = title.map(|title| {
        format!(
            "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>",
            escaped(title)
        )
    });
    let text = format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF \
         xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">{}{}</rdf:Description>\
         </rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>",
        title.unwrap_or_default(),
        if accessible { "<pdfuaid:part>1</pdfuaid:part>" } else { "" }
    );
    let name = |name: &str| Object::Name(name.to_owned());
    let dict = Dictionary::from([("Type".to_owned(), name("Metadata")), ("Subtype".to_owned(), name("XML"))]);
    Some(Object::Stream { dict, data: text.into_bytes().into() })
}

/// The objects that are copied, with their new numbers.
struct Copy<'a> {
    document: &'a PdfDocument,
    numbers: HashMap<ObjectRef, u32>,
    waiting: VecDeque<(ObjectRef, u32)>,
    next: u32,
    fault: Option<Refusal>,
}

impl Copy<'_> {
    fn number(&mut self, reference: ObjectRef) -> u32 {
        if let Some(number) = self.numbers.get(&reference) {
            return *number;
        }
        if self.numbers.len() > OBJECTS {
            self.fault = Some(Refusal::TooBig);
        }
        let number = self.next;
        self.next += 1;
        self.numbers.insert(reference, number);
        self.waiting.push_back((reference, number));
        number
    }

    fn object(&mut self, object: &Object, depth: usize) -> Object {
        if depth > DEPTH {
            self.fault = Some(Refusal::TooDeep);
            return Object::Null;
        }
        match object {
            Object::Reference(reference) => Object::Reference(ObjectRef::new(self.number(*reference), 0)),
            Object::Array(items) => {
                let kept = items.iter().filter(|item| !self.is_gone(item)).collect::<Vec<_>>();
                Object::Array(kept.into_iter().map(|item| self.object(item, depth + 1)).collect())
            }
            Object::Dictionary(dictionary) if is_out(dictionary).is_some() => Object::Null,
            Object::Dictionary(dictionary) => Object::Dictionary(self.dictionary(dictionary, depth)),
            Object::Stream { dict, data } => {
                Object::Stream { dict: self.dictionary(dict, depth), data: data.clone() }
            }
            other => other.clone(),
        }
    }

    /// Whether an item of a list, such as an annotation of a page, is left out: then its place is taken as well.
    fn is_gone(&self, item: &Object) -> bool {
        let resolved = match item {
            Object::Reference(reference) => self.document.load_object(*reference).ok(),
            Object::Dictionary(_) => Some(item.clone()),
            _ => None,
        };
        matches!(resolved, Some(Object::Dictionary(dictionary)) if is_out(&dictionary).is_some())
    }

    fn dictionary(&mut self, dictionary: &Dictionary, depth: usize) -> Dictionary {
        let name = |key: &str| dictionary.get(key).and_then(Object::as_name);
        if name("FT") == Some("Sig") && dictionary.contains_key("V")
            || name("Type") == Some("Sig") && dictionary.contains_key("ByteRange")
        {
            self.fault = Some(cannot("it is signed, and the copy would not be what was signed"));
        }
        let mut copy = Dictionary::new();
        for (key, value) in dictionary {
            // An empty name is one that was written in letters which the reader does not know.
            if key.is_empty() || matches!(value, Object::Name(name) if name.is_empty()) {
                self.fault = Some(cannot("it is written in an unusual way; export it again"));
            }
            if is_entry_out(key, value, dictionary).is_none() && !self.is_action_out(value) {
                copy.insert(key.clone(), self.object(value, depth + 1));
            }
        }
        copy
    }

    /// Whether a value is an action that is left out, so that its entry goes with it.
    fn is_action_out(&self, value: &Object) -> bool {
        match value {
            Object::Reference(_) => self.is_gone(value),
            Object::Dictionary(dictionary) => is_out(dictionary).is_some(),
            _ => false,
        }
    }
}
