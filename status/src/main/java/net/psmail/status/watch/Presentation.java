package net.psmail.status.watch;

import java.util.HashMap;
import java.util.Map;
import net.psmail.status.component.Report;
import net.psmail.status.page.Content;
import net.psmail.status.page.Pages;
import net.psmail.status.publish.Publication;
import org.jspecify.annotations.Nullable;

/** Brings together what the pages are made of, has them made, and has them published. */
final class Presentation {

  private final Pages pages;
  private final @Nullable Publication publication;

  /**
   * @param publication null when nothing is published as files
   */
  Presentation(Pages pages, @Nullable Publication publication) {
    this.pages = pages;
    this.publication = publication;
  }

  /**
   * Makes the pages anew.
   *
   * @param leads whether this is the node that publishes
   */
  void renew(Report report, boolean leads) {
    Content content = Content.of(report);
    pages.renew(content);
    if (publication != null && leads) {
      Map<String, byte[]> files = new HashMap<>();
      pages
          .all()
          .forEach(
              (path, answer) -> {
                if (answer.status() == 200) {
                  files.put(path, answer.plain());
                }
              });
      publication.offer(content.gist(), files);
    }
  }
}
