//! Which of the generated customers something holds for.

/// A bit for each customer, by number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rows {
    words: Vec<u64>,
    count: u32,
}

impl Rows {
    /// None of that many customers.
    pub(crate) fn none(count: u32) -> Self {
        Self { words: vec![0; count.div_ceil(u64::BITS) as usize], count }
    }

    pub(crate) fn insert(&mut self, row: u32) {
        self.words[(row / u64::BITS) as usize] |= 1 << (row % u64::BITS);
    }

    pub(crate) fn and(mut self, other: &Self) -> Self {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
        self
    }

    pub(crate) fn or(mut self, other: &Self) -> Self {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
        self
    }

    /// All the customers for whom it does not hold.
    pub(crate) fn not(mut self) -> Self {
        let beyond = u64::BITS * u32::try_from(self.words.len()).unwrap_or_default() - self.count;
        self.words.iter_mut().for_each(|word| *word = !*word);
        if let Some(last) = self.words.last_mut() {
            *last &= u64::MAX >> beyond;
        }
        self
    }

    pub(crate) fn len(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The numbers of the customers, lowest first.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> {
        (0..).step_by(u64::BITS as usize).zip(&self.words).flat_map(|(first, word)| {
            let word = *word;
            (0..u64::BITS).filter(move |bit| word >> bit & 1 == 1).map(move |bit| first + bit)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Rows;

    #[test]
    fn the_others_are_those_who_were_not_there_and_nobody_else() {
        for count in [0, 1, 63, 64, 65, 130] {
            let mut rows = Rows::none(count);
            (0..count).step_by(3).for_each(|row| rows.insert(row));
            let others: Vec<_> = rows.clone().not().iter().collect();
            assert_eq!(others, (0..count).filter(|row| row % 3 != 0).collect::<Vec<_>>());
            assert_eq!(rows.len() + others.len(), count as usize);
        }
    }
}
