//! In which values three letters occur one after the other.

/// How many lists there are. Trigrams may share one: those who are in it are only candidates.
const LISTS: usize = 1 << 12;

/// The rows of each trigram, lowest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Trigrams(Vec<Vec<u32>>);

impl Trigrams {
    /// Adds a value; rows come in their order.
    pub(super) fn add(&mut self, value: &str, row: u32) {
        self.0.resize_with(LISTS, Vec::new);
        for trigram in value.as_bytes().windows(3) {
            let list = &mut self.0[list_of(trigram)];
            if list.last() != Some(&row) {
                list.push(row);
            }
        }
    }

    /// Rows among which are all whose value contains that part; `None` for a part that is too short to tell.
    pub(super) fn rows_with(&self, part: &str) -> Option<&[u32]> {
        let lists = part.as_bytes().windows(3).map(|trigram| self.0.get(list_of(trigram)));
        lists.map(|list| list.map_or(&[][..], Vec::as_slice)).min_by_key(|list| list.len())
    }
}

fn list_of(trigram: &[u8]) -> usize {
    // Any prime far above the bytes keeps digits apart.
    trigram.iter().fold(0, |hash: usize, byte| hash.wrapping_mul(523).wrapping_add(usize::from(*byte))) % LISTS
}
