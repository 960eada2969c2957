//! Ordinary words: those that are names too, and those with which notes begin.

/// Ordinary words that are names as well, folded and sorted.
#[rustfmt::skip]
const NAMES: [&str; 457] = [
    "al", "april", "art", "audit", "august", "autumn", "banks", "bass", "bay", "bell", "berry",
    "best", "bill", "bird", "bishop", "black", "blank", "block", "blue", "bo", "board", "bond",
    "books", "booth", "boss", "bow", "branch", "bridge", "bright", "brook", "brooks", "brown",
    "buck", "budget", "bush", "cannon", "case", "cash", "castle", "chamber", "chance", "chase",
    "cherry", "chief", "church", "clay", "clear", "close", "coach", "cole", "controlling", "cook",
    "copper", "cotton", "cross", "crow", "curry", "customer", "dance", "data", "dawn", "day",
    "deal", "dean", "dear", "desk", "dick", "director", "drew", "driver", "early", "east", "ed",
    "engineering", "fair", "faith", "field", "fields", "finance", "fish", "fleet", "flood",
    "floor", "flowers", "foot", "forest", "fort", "found", "fox", "frank", "french", "friend",
    "frost", "gale", "gamble", "game", "garden", "gates", "gay", "gene", "german", "gift",
    "ginger", "glass", "goal", "gold", "good", "goods", "grace", "grand", "grant", "grave",
    "graves", "gray", "green", "grey", "ground", "group", "grove", "guest", "guy", "hall", "ham",
    "hand", "handy", "harden", "harmony", "harp", "hart", "harvest", "hatch", "head", "heath",
    "heaven", "hedge", "high", "hill", "hills", "hire", "hollow", "home", "honey", "hood", "hook",
    "hope", "horn", "house", "human", "hunt", "hurt", "hush", "iron", "ivory", "jack", "jade",
    "jet", "jewel", "jo", "job", "joy", "judge", "june", "just", "justice", "key", "king",
    "kings", "knight", "lake", "lamb", "lance", "land", "lane", "large", "law", "lawn", "lay",
    "lead", "leaf", "lee", "legal", "li", "light", "lilly", "line", "lion", "little", "lo",
    "lock", "lodge", "long", "love", "low", "luck", "lucky", "ma", "major", "manager", "march",
    "mark", "marketing", "marks", "marsh", "mast", "master", "max", "may", "mead", "melody",
    "mercy", "merit", "merry", "mile", "miles", "mill", "mills", "miner", "mint", "mix", "mo",
    "money", "monk", "moody", "moon", "moor", "more", "morrow", "mount", "myrtle", "neat",
    "network", "new", "ng", "night", "noble", "noon", "nor", "north", "novel", "nurse", "oak",
    "office", "officer", "olive", "operations", "page", "paige", "paint", "park", "parks",
    "partner", "past", "pat", "patch", "patience", "payment", "peace", "peach", "pearl", "penny",
    "people", "pepper", "perry", "person", "pine", "pink", "piper", "place", "plant", "plum",
    "pole", "pool", "post", "pound", "powder", "power", "powers", "price", "pride", "priest",
    "prince", "procurement", "product", "project", "prosper", "proud", "purchasing", "purple",
    "quick", "rain", "rally", "ram", "rand", "randy", "range", "ray", "read", "ready", "reason",
    "red", "reed", "reign", "resources", "rice", "rich", "richer", "ridge", "ring", "rise",
    "rivers", "roads", "rob", "robin", "rock", "rocky", "root", "rose", "round", "row", "rowan",
    "royal", "ruby", "rush", "rusty", "sage", "sail", "sales", "salmon", "sand", "sands", "sandy",
    "savage", "saw", "say", "school", "scope", "score", "sea", "seal", "season", "security",
    "self", "serene", "service", "shade", "sharp", "shell", "shields", "shine", "shore", "short",
    "silver", "simple", "singer", "skill", "sky", "small", "smart", "snow", "south", "spark",
    "sparks", "spear", "speed", "spring", "stack", "stamp", "star", "stay", "steel", "steep",
    "sterling", "stern", "stock", "stocks", "stone", "storm", "story", "strange", "street",
    "strong", "sue", "sugar", "summer", "summers", "sun", "sunny", "supplier", "support",
    "surprise", "swan", "sweet", "swift", "tax", "team", "tell", "temple", "tiger", "timber",
    "trace", "track", "travel", "tree", "trout", "true", "trust", "truth", "tuck", "twist",
    "underwood", "urban", "vale", "van", "vendor", "vice", "victor", "victory", "violet", "wade",
    "wages", "walk", "wall", "walls", "ward", "warden", "ware", "warner", "waters", "way",
    "weeks", "welcome", "wells", "west", "wheat", "white", "wild", "will", "wills", "wind",
    "winner", "winter", "winters", "wise", "wolf", "wonder", "wood", "woods", "woody", "work",
    "worth", "wright", "wu", "yard", "yi", "young", "yu", "zen",
];

/// Other words that a note may begin with, folded and sorted.
#[rustfmt::skip]
const COMMON: [&str; 791] = [
    "a", "able", "about", "above", "accenture", "across", "adobe", "africa", "after", "again",
    "against", "agenda", "ago", "agreed", "all", "almost", "along", "already", "also", "although",
    "always", "am", "amazon", "america", "american", "among", "amsterdam", "an", "and", "annoyed",
    "annual", "another", "any", "anyone", "anything", "apologised", "apologized", "apple",
    "appreciated", "approved", "architecture", "are", "argued", "around", "arranged", "as",
    "asia", "ask", "asked", "asking", "assured", "at", "attended", "auf", "aus", "austria",
    "away", "azure", "back", "bad", "bangalore", "barcelona", "basel", "be", "because", "become",
    "been", "before", "began", "begin", "behind", "bei", "beijing", "being", "below", "berlin",
    "beside", "besprechung", "between", "beyond", "big", "blocked", "booked", "boston", "both",
    "bought", "brainstormed", "breakfast", "brexit", "briefly", "bring", "britain", "british",
    "brought", "brussels", "budapest", "budgetrunde", "busy", "but", "by", "call", "called",
    "calls", "came", "can", "cancelled", "cannot", "chat", "chatted", "check", "checked",
    "chicago", "china", "chinese", "christmas", "cisco", "city", "clean", "closed", "cloud",
    "coffee", "cold", "cologne", "come", "coming", "committed", "common", "compared",
    "complained", "complaint", "complaints", "concerned", "conference", "confirmed",
    "congratulated", "congratulations", "contract", "contracts", "copenhagen", "cost", "costs",
    "could", "covid", "criticised", "criticized", "current", "cut", "cutover", "da", "daily",
    "das", "date", "dates", "deadline", "december", "decided", "decision", "deck", "declined",
    "deep", "delayed", "delhi", "delivery", "deloitte", "demanded", "demo", "der", "did", "die",
    "difficult", "dinner", "discuss", "discussed", "discussion", "diwali", "do", "does", "doing",
    "done", "down", "draft", "drinks", "dropped", "du", "dubai", "dublin", "due", "during",
    "each", "easter", "easy", "ein", "eine", "either", "el", "else", "em", "email", "emails",
    "en", "end", "ended", "england", "enjoyed", "er", "es", "escalated", "escalation", "estimate",
    "et", "euro", "europe", "european", "even", "ever", "every", "everyone", "everything",
    "excel", "exchanged", "excited", "expects", "explained", "fact", "fast", "february",
    "feedback", "feels", "few", "figures", "final", "finally", "find", "fine", "first", "follow",
    "followed", "for", "forecast", "forecasts", "france", "frankfurt", "friday", "from", "full",
    "funding", "further", "gartner", "gave", "general", "geneva", "germany", "get", "gets",
    "getting", "give", "given", "glad", "go", "goes", "going", "golf", "gone", "google", "got",
    "granted", "great", "had", "half", "hamburg", "happy", "hard", "hardware", "has", "hat",
    "have", "having", "he", "headcount", "hear", "heard", "hello", "help", "helped", "helps",
    "helsinki", "her", "here", "hers", "hi", "him", "hired", "hiring", "his", "ho", "holiday",
    "holidays", "hosting", "hot", "how", "however", "i", "idea", "if", "ill", "important", "in",
    "incident", "india", "indian", "info", "initial", "inside", "integration", "intel",
    "interview", "intro", "introduced", "invited", "invoice", "invoices", "is", "issue", "issues",
    "ist", "it", "italian", "italy", "its", "january", "japan", "java", "jira", "joined",
    "joking", "july", "keep", "kept", "kick", "kickoff", "kind", "knew", "know", "known",
    "kubernetes", "kudos", "la", "laptop", "laptops", "last", "late", "later", "launch",
    "launched", "le", "learned", "least", "left", "less", "let", "lets", "letter", "licence",
    "license", "like", "likes", "linux", "listened", "london", "look", "looking", "lost", "lot",
    "lots", "lunch", "lunchtime", "made", "madrid", "mail", "mainly", "maintenance", "make",
    "makes", "making", "many", "maybe", "me", "mean", "meant", "meet", "meeting", "mentioned",
    "mentions", "merger", "met", "mi", "microsoft", "mid", "might", "migration", "milan",
    "minutes", "missed", "mit", "mittagessen", "mobile", "monday", "monthly", "morale", "morning",
    "most", "move", "moved", "much", "mumbai", "munich", "must", "my", "nach", "need", "needed",
    "needs", "negotiated", "neither", "nervous", "never", "news", "next", "nice", "no", "none",
    "not", "note", "notes", "nothing", "november", "now", "numbers", "october", "oder", "of",
    "off", "offer", "offered", "offsite", "often", "oh", "ok", "okay", "old", "on", "onboarding",
    "once", "one", "only", "onto", "open", "opened", "or", "oracle", "order", "organised",
    "organized", "oslo", "other", "our", "out", "outage", "outlook", "outsourcing", "over", "own",
    "paid", "paris", "part", "pass", "passed", "pentecost", "per", "perhaps", "phone", "phoned",
    "pilot", "pitch", "plan", "planned", "planning", "plans", "please", "pleased", "plus",
    "poland", "positive", "prague", "presentation", "presented", "pricing", "priorities",
    "priority", "problem", "projekt", "promised", "promotion", "proposal", "proposed", "push",
    "pushed", "put", "python", "quality", "quarter", "quarterly", "question", "questions",
    "quickly", "quite", "raised", "ramadan", "ran", "rated", "rather", "reached", "really",
    "reassured", "received", "recent", "recommended", "refused", "regular", "rejected", "release",
    "reminded", "renewal", "renewed", "reorg", "reorganisation", "reorganization", "replied",
    "reply", "report", "reported", "reports", "request", "requested", "rescheduled", "resigned",
    "resolved", "responded", "response", "results", "retro", "review", "reviewed", "risk",
    "roadmap", "roadmaps", "roll", "rolled", "rollout", "rome", "run", "running", "sad", "said",
    "salary", "salesforce", "same", "sat", "satisfied", "saturday", "says", "sceptical",
    "seattle", "see", "seems", "seen", "sent", "september", "serious", "server", "servers",
    "servicenow", "set", "several", "shall", "shanghai", "share", "shared", "sharepoint", "she",
    "should", "show", "showed", "shows", "sick", "side", "sie", "siemens", "signed", "since",
    "singapore", "six", "skeptical", "slack", "slides", "slow", "so", "software", "some",
    "someone", "something", "soon", "sorry", "spain", "spanish", "spoke", "staffing",
    "stakeholder", "start", "started", "status", "steering", "still", "stockholm", "stop",
    "strategy", "stressed", "such", "suggested", "sunday", "supplies", "supported", "sure",
    "surgery", "survey", "switzerland", "sync", "system", "systems", "take", "taken", "takes",
    "taking", "talk", "talked", "talking", "talks", "target", "targets", "teams", "ten", "termin",
    "testing", "than", "thank", "thanked", "thanks", "thanksgiving", "that", "the", "their",
    "them", "then", "there", "these", "they", "thing", "things", "think", "thinks", "this",
    "those", "though", "three", "through", "thursday", "thus", "ticket", "tickets", "till",
    "time", "tired", "to", "today", "together", "tokyo", "told", "tomorrow", "tonight", "too",
    "took", "top", "toronto", "tough", "toward", "training", "traveled", "travelled", "tried",
    "tries", "trip", "try", "tuesday", "two", "ugly", "um", "unclear", "und", "under", "unhappy",
    "until", "up", "update", "updates", "upgrade", "upon", "upset", "uptime", "urgent", "us",
    "use", "used", "usual", "vacation", "vertrag", "very", "vi", "via", "video", "vienna",
    "visit", "visited", "vor", "waiting", "want", "wanted", "wants", "war", "warned", "warsaw",
    "was", "we", "wedding", "wednesday", "week", "weekly", "welcomed", "well", "went", "were",
    "what", "when", "where", "whether", "which", "while", "who", "whole", "whom", "whose", "why",
    "wide", "windows", "wir", "wish", "with", "within", "without", "won", "wondering", "workday",
    "works", "workshop", "workshops", "worried", "worries", "worse", "would", "wrote", "year",
    "years", "yes", "yesterday", "yet", "yo", "you", "your", "zoom", "zum", "zur", "zurich",
];

/// Endings of words that are rarely names.
const ENDINGS: [&str; 12] =
    ["ing", "tion", "sion", "ment", "ness", "ity", "ship", "able", "ible", "ally", "ful", "ised"];

/// Returns whether a folded word is an ordinary one, whether or not someone is called like it.
pub(super) fn is_ordinary(word: &str) -> bool {
    NAMES.binary_search(&word).is_ok() || is_common(word)
}

/// Returns whether a folded word is an ordinary one that is hardly a name.
pub(super) fn is_common(word: &str) -> bool {
    COMMON.binary_search(&word).is_ok()
        || word.chars().count() > 6 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_sorted() {
        assert!(NAMES.is_sorted() && COMMON.is_sorted());
    }

    #[test]
    fn ordinary_words_are_known() {
        for word in ["will", "mark", "may", "grant", "art", "the", "budget", "meeting"] {
            assert!(is_ordinary(word), "{word}");
        }
        for word in ["neal", "wallace", "kelly", "cassandra"] {
            assert!(!is_ordinary(word), "{word}");
        }
        assert!(is_common("discussed") && !is_common("miller") && !is_common("will"));
    }
}
