package net.psmail.status.watch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.psmail.status.StatusException;
import net.psmail.status.component.Report;
import net.psmail.status.incident.IncidentView;
import net.psmail.status.incident.Incidents;
import net.psmail.status.incident.Kind;
import net.psmail.status.page.Content;
import net.psmail.status.page.Pages;
import net.psmail.status.publish.Publication;
import org.jspecify.annotations.Nullable;

/** Brings together what the pages are made of, has them made, and has them published. */
final class Presentation implements Readers {

  /** So many of each kind have pages. */
  static final int MOST = 500;

  private static final Logger LOG = Logger.getLogger(Presentation.class.getName());

  private final Pages pages;
  private final Incidents incidents;
  private final Past past;
  private final @Nullable Publication publication;
  private List<IncidentView> happened = List.of();
  private List<IncidentView> planned = List.of();

  /**
   * @param publication null when nothing is published as files
   */
  Presentation(Pages pages, Incidents incidents, Past past, @Nullable Publication publication) {
    this.pages = pages;
    this.incidents = incidents;
    this.past = past;
    this.publication = publication;
  }

  /** Makes the pages anew of what was read last and what is known now. */
  @Override
  public synchronized void renew(Report report, boolean leads) {
    Content content = new Content(report, happened, planned, past.days(), past.series());
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

  /** Reads what changes seldom; what was read last stays when the database is away. */
  @Override
  public synchronized void read() {
    try {
      List<IncidentView> incidentsRead = incidents.recent(Kind.INCIDENT, MOST);
      planned = incidents.recent(Kind.MAINTENANCE, MOST);
      happened = incidentsRead;
      past.read();
    } catch (StatusException away) {
      LOG.log(Level.FINE, "The pages show what was read last", away);
    }
  }
}
