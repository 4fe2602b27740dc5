package net.psmail.portal.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import net.psmail.portal.content.Entry;
import net.psmail.portal.content.Kind;
import net.psmail.portal.content.Library;
import net.psmail.portal.search.Marker.Marked;
import net.psmail.portal.view.Language;
import net.psmail.portal.view.SearchView.Hit;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.SingleInstanceLockFactory;

/**
 * The texts of one language as they were published at one moment. It lies on the heap and is never
 * changed, so it needs no closing: one that nobody searches any more is collected.
 */
final class Index {

  /** With fewer results than this, looser ones are looked for too. */
  private static final int FEW = 3;

  private static final int MOST_RESULTS = 20;
  private static final int MOST_SUGGESTIONS = 8;

  private static final FieldType TEXT = text();

  private final WordAnalyzer analyzer;
  private final List<Entry> entries;
  private final IndexSearcher searcher;
  private final Marker marker;
  private final Beginnings beginnings;

  private Index(WordAnalyzer analyzer, List<Entry> entries, IndexSearcher searcher) {
    this.analyzer = analyzer;
    this.entries = entries;
    this.searcher = searcher;
    this.marker = new Marker(searcher, analyzer);
    this.beginnings = new Beginnings(searcher.getIndexReader());
  }

  /**
   * Indexes everything of a language.
   *
   * @param texts the text of an entry without its markup
   */
  static Index of(Library library, Language language, Function<Entry, String> texts) {
    List<Entry> entries =
        Arrays.stream(Kind.values()).flatMap(kind -> library.all(kind, language).stream()).toList();
    WordAnalyzer analyzer = new WordAnalyzer(language);
    Directory directory = inOnePiece();
    try (IndexWriter writer = new IndexWriter(directory, configuration(analyzer))) {
      for (Entry entry : entries) {
        writer.addDocument(document(entry, texts.apply(entry)));
      }
      writer.forceMerge(1);
      writer.commit();
      IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
      return new Index(analyzer, entries, searcher);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The best texts with their excerpts, and how many there are in all. */
  Found find(Question question) {
    return find(question.text(), MOST_RESULTS, true);
  }

  /** The best texts, quickly: without excerpts. */
  Found suggest(Question question) {
    return find(question.text(), MOST_SUGGESTIONS, false);
  }

  private Found find(String question, int most, boolean excerpts) {
    Asked asked = new Asked(question, analyzer, beginnings);
    if (asked.isEmpty()) {
      return Found.NOTHING;
    }
    try {
      Query query = searcher.rewrite(asked.closely());
      TopDocs best = best(query, most);
      if (best.totalHits.value < FEW) {
        query = searcher.rewrite(asked.loosely());
        best = best(query, most);
      }
      return new Found(best.totalHits.value, hits(query, best, excerpts));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private TopDocs best(Query query, int most) throws IOException {
    return searcher.search(query, new TopScoreDocCollectorManager(most, Integer.MAX_VALUE));
  }

  private List<Hit> hits(Query query, TopDocs best, boolean excerpts) throws IOException {
    int[] documents = Arrays.stream(best.scoreDocs).mapToInt(found -> found.doc).toArray();
    List<Marked> marked =
        excerpts ? marker.texts(query, documents) : marker.titles(query, documents);
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < documents.length; i++) {
      Entry entry = entries.get(documents[i]);
      Marked text = marked.get(i);
      hits.add(new Hit(entry.kind().scheme(), text.title(), text.excerpt(), entry.path()));
    }
    return hits;
  }

  private static Document document(Entry entry, String text) {
    Document document = new Document();
    String summary = (entry.summary() + " " + entry.field("also")).strip();
    document.add(field(Field.TITLE, entry.title()));
    document.add(field(Field.SUMMARY, summary));
    document.add(field(Field.BODY, text));
    return document;
  }

  private static org.apache.lucene.document.Field field(Field field, String text) {
    return new org.apache.lucene.document.Field(field.key(), text, TEXT);
  }

  /** Documents keep the order of the entries, for only neighbours are merged, by one thread. */
  private static IndexWriterConfig configuration(WordAnalyzer analyzer) {
    return new IndexWriterConfig(analyzer)
        .setMergePolicy(new LogDocMergePolicy())
        .setMergeScheduler(new SerialMergeScheduler());
  }

  /** Marking opens many slices of a file, and a slice of many buffers is dear. */
  private static Directory inOnePiece() {
    return new ByteBuffersDirectory(
        new SingleInstanceLockFactory(),
        ByteBuffersDataOutput::new,
        ByteBuffersDirectory.OUTPUT_AS_BYTE_ARRAY);
  }

  /** With the place of each word in the text, so that marking it need not read the text again. */
  private static FieldType text() {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setStored(true);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    type.freeze();
    return type;
  }

  /**
   * What was found.
   *
   * @param total how many there are
   * @param hits the best of them, best first
   */
  record Found(long total, List<Hit> hits) {

    static final Found NOTHING = new Found(0, List.of());
  }
}
