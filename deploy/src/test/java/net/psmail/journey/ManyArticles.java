package net.psmail.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jsoup.Connection.Response;

/** Fills the site with articles, as an operator does it who moves a large help centre here. */
final class ManyArticles {

  private static final int IN_AN_ARCHIVE = 2_500;
  private static final String PARAGRAPH =
      "Certificates, passwords and folders number %d: what a mail program shows, and what it means. ";

  private ManyArticles() {}

  /** Brings articles in, in archives of some thousand. */
  static void bring(Installation psmail, int number) throws IOException {
    Visitor operator = new Visitor(psmail);
    operator
        .form(OperatorIT.linkOf(psmail))
        .with("name", "librarian")
        .with("password", Visitor.PASSWORD)
        .send();
    for (int first = 0; first < number; first += IN_AN_ARCHIVE) {
      byte[] zip = archive(first, Math.min(number, first + IN_AN_ARCHIVE));
      Visitor.Form offer = operator.form("/control-room/archive");
      Response taken = operator.formOf(offer.with("file", "articles.zip", zip).send()).send();
      if (!taken.url().getPath().equals("/control-room/archive")) {
        throw new IllegalStateException("the archive led to " + taken.url());
      }
    }
  }

  private static byte[] archive(int from, int to) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int number = from; number < to; number++) {
        zip.putNextEntry(new ZipEntry("articles/shelf-" + number + ".en.md"));
        zip.write(article(number).getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static String article(int number) {
    return """
        ---
        title: Shelf %1$d
        slug: shelf-%1$d
        summary: What stands on shelf %1$d.
        parent: mail-programs
        order: %1$d
        ---
        ## What it says

        %2$s
        """
        .formatted(number, PARAGRAPH.formatted(number).repeat(8));
  }
}
