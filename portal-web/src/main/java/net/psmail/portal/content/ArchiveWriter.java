package net.psmail.portal.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.psmail.portal.content.ContentFile.Holding;
import net.psmail.provisioning.database.Transactions;

/** Writes everything as a zip, some texts at a time: however much there is, little is in memory. */
@ApplicationScoped
class ArchiveWriter {

  private static final int AT_ONCE = 100;

  @Inject TextStore texts;
  @Inject ImageStore images;
  @Inject Transactions transactions;

  void write(OutputStream output) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(output, UTF_8);
    List<String> names = transactions.call(texts::names);
    for (int from = 0; from < names.size(); from += AT_ONCE) {
      List<String> some = names.subList(from, Math.min(names.size(), from + AT_ONCE));
      for (Manuscript text : transactions.call(() -> texts.all(some))) {
        write(zip, text);
      }
    }
    for (Image image : transactions.call(images::list)) {
      write(zip, image);
    }
    zip.finish();
  }

  private static void write(ZipOutputStream zip, Manuscript text) throws IOException {
    Version newest = text.newest();
    boolean draft = text.published().orElse(0) != newest.number();
    String file = ContentFile.write(text.name(), new Holding(newest.wording(), draft));
    write(zip, text.name().path(), file.getBytes(UTF_8), newest.savedAt());
  }

  private void write(ZipOutputStream zip, Image image) throws IOException {
    byte[] picture = transactions.call(() -> images.picture(image.address())).orElse(new byte[0]);
    if (picture.length == 0) {
      // It was removed a moment ago.
      return;
    }
    String path = "images/" + image.name();
    String ending = image.address().substring(image.address().lastIndexOf('.'));
    write(zip, path + ending, picture, image.uploadedAt());
    write(zip, path + ".txt", (image.alternative() + "\n").getBytes(UTF_8), image.uploadedAt());
  }

  private static void write(ZipOutputStream zip, String path, byte[] file, Instant changed)
      throws IOException {
    ZipEntry entry = new ZipEntry(path);
    entry.setLastModifiedTime(FileTime.from(changed));
    zip.putNextEntry(entry);
    zip.write(file);
    zip.closeEntry();
  }
}
