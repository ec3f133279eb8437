//! Everyday words and the words that laws, manuals and forms use for the same thing.
//!
//! Officials ask "how long must we keep ballots"; the statute says "retain and preserve". The list is ours, small on
//! purpose, and holds only words whose meaning hardly changes in the work of an election office.

/// Each line: the everyday words before the bar, what formal texts say after it.
const LINES: &[&str] = &[
    "keep keeping store save | retain preserve retention preservation",
    "money fund funds funding pay cash | payment grant appropriation funding reimbursement",
    "blind | visually impaired disability",
    "disabled wheelchair handicapped | disability accessible accessibility",
    "help helping aid assist | assistance assist",
    "forgot forgotten missed left | failed missing omitted incomplete",
    "unsigned | signature sign missing",
    "sign signed signing | signature",
    "fix fixing repair mend | cure correct remedy",
    "broken | malfunction failure defective",
    "troubleshoot troubleshooting trouble problem problems | error failure malfunction issue",
    "clear clearing clean wipe erase erasing | delete remove purge reset",
    "throw trash shred discard | destroy destruction dispose disposal",
    "hire hiring find | recruit recruitment appoint appointment",
    "pay paid wage wages | compensation stipend",
    "sick ill hospital hospitalized | illness medical emergency",
    "jail prison inmate | incarcerated detained felony conviction",
    "homeless | residence residential mailing shelter address",
    "moved moving | change residence address",
    "dead died death deceased | deceased death",
    "old elderly senior seniors | elderly older age",
    "translate translated translating translation | language bilingual minority",
    "spanish foreign | language bilingual minority",
    "deadline | deadline last due",
    "rules rule legal law laws | requirements law statute regulation",
    "job jobs | position duties",
    "website site web page | online website",
    "mistake mistakes wrong | error correction",
    "check checking proof proofing proofread | review verify verification proofread inspect",
    "print printed printing | printing print",
    "count counting | tabulate tabulation tally canvass",
    "machine machines | equipment voting system tabulator",
    "stolen steal hack hacked hacking | security tampering breach unauthorized",
    "line lines wait waiting queue | wait time queue",
    "leave quit quitting | retention resign withdrawal",
    "newspaper reporter press journalist | media public notice",
    "soldier soldiers army navy troops | military uniformed services",
    "abroad expat expats | overseas",
    "college campus | student university",
    "remove removing kick drop | cancel removal list maintenance",
];

/// What formal texts say for a folded everyday word; empty when the list does not know it.
pub fn formal(word: &str) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = Vec::new();
    for line in LINES {
        if let Some((everyday, formal)) = line.split_once('|')
            && everyday.split_whitespace().any(|known| known == word)
        {
            let known = found.clone();
            found.extend(formal.split_whitespace().filter(|other| *other != word && !known.contains(other)));
        }
    }
    found
}
