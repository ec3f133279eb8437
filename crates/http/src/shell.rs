//! The app's `index.html` with its three marked places: the head, the painted page, and the answers that it was painted
//! from.

use crate::Assets;

const TITLE: (&str, &str) = ("<title>", "</title>");
const HEAD: &str = "<!--app-head-->";
const PAGE: &str = "<!--app-html-->";
const BOOT: &str = "<!--app-boot-->";

/// The shell as it was built.
#[derive(Clone, Debug)]
pub(crate) struct Shell(String);

/// What goes into the marked places; all of it is HTML already.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Filling<'a> {
    /// The words of the browser's tab, escaped; none: the shell's own.
    pub(crate) title: Option<&'a str>,
    /// More elements of the head.
    pub(crate) head: &'a str,
    /// The painted page.
    pub(crate) page: &'a str,
    /// The answers.
    pub(crate) boot: &'a str,
}

/// The shell of the web app; none when it was not built.
pub(crate) async fn read(assets: &Assets) -> Option<Shell> {
    let file = assets.read("index.html").await?;
    String::from_utf8(file.into_owned()).ok().map(Shell)
}

impl Shell {
    /// The shell with its places filled. They are looked for in the shell alone, so that nothing inside a filling is taken
    /// for a mark.
    pub(crate) fn filled(&self, filling: &Filling<'_>) -> String {
        let mut places: Vec<(usize, usize, &str)> =
            [(HEAD, filling.head), (PAGE, filling.page), (BOOT, filling.boot)]
                .into_iter()
                .filter_map(|(mark, html)| self.0.find(mark).map(|at| (at, at + mark.len(), html)))
                .collect();
        if let Some(title) = filling.title
            && let Some((from, to)) = self.title()
        {
            places.push((from, to, title));
        }
        places.sort_by_key(|(at, ..)| *at);
        let (mut page, mut done) =
            (String::with_capacity(self.0.len() + filling.page.len() + filling.boot.len()), 0);
        for (from, to, html) in places {
            page.push_str(&self.0[done..from]);
            page.push_str(html);
            done = to;
        }
        page.push_str(&self.0[done..]);
        page
    }

    /// The addresses of the app's style sheets.
    pub(crate) fn stylesheets(&self) -> Vec<String> {
        let links = self.0.split("<link ").skip(1).filter_map(|rest| rest.split('>').next());
        links
            .filter(|link| link.contains("rel=\"stylesheet\""))
            .filter_map(|link| link.split_once("href=\"")?.1.split('"').next().map(str::to_owned))
            .collect()
    }

    /// Where the title's words are.
    fn title(&self) -> Option<(usize, usize)> {
        let from = self.0.find(TITLE.0)? + TITLE.0.len();
        let to = from + self.0[from..].find(TITLE.1)?;
        Some((from, to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell() -> Shell {
        Shell(
            "<head><title>Alliance Commons</title><!--app-head--><link rel=\"stylesheet\" crossorigin \
             href=\"/assets/a.css\"><link rel=\"icon\" href=\"/i.svg\"></head><div id=\"root\"><!--app-html--></div>\
             <!--app-boot-->"
                .to_owned(),
        )
    }

    #[test]
    fn each_filling_goes_to_its_own_place_and_no_further() {
        let filling = Filling {
            title: Some("A – Alliance Commons"),
            head: "<!--app-boot-->",
            page: "<p><!--app-head--></p>",
            boot: "[]",
        };
        let page = shell().filled(&filling);
        assert!(page.starts_with("<head><title>A – Alliance Commons</title><!--app-boot--><link"), "{page}");
        assert!(page.ends_with("<div id=\"root\"><p><!--app-head--></p></div>[]"), "{page}");
    }

    #[test]
    fn an_unfilled_shell_has_empty_places() {
        let page = shell().filled(&Filling::default());
        assert!(page.contains("<title>Alliance Commons</title>") && !page.contains("<!--"), "{page}");
        assert_eq!(shell().stylesheets(), ["/assets/a.css"]);
    }
}
