package net.psmail.portal.visitor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.psmail.portal.content.Entry;
import net.psmail.portal.content.Kind;
import net.psmail.portal.page.Public;
import net.psmail.portal.page.View;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.UpdateView;
import net.psmail.portal.view.UpdatesView;
import net.psmail.portal.view.UpdatesView.Month;
import net.psmail.portal.view.UpdatesView.Year;
import org.jspecify.annotations.Nullable;

/** The news: the newest, those of a year, and each by itself. */
@Public
@Path("updates")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class UpdatePages {

  private static final int NEWEST = 12;

  @Inject private Shelves shelves;

  @GET
  public View newest() {
    return list(null, shelves.all(Kind.NEWS).stream().limit(NEWEST).toList());
  }

  @GET
  @Path("{year: [0-9]{4}}")
  public View year(@PathParam("year") int year) {
    List<Entry> news =
        shelves.all(Kind.NEWS).stream().filter(item -> item.date().getYear() == year).toList();
    if (news.isEmpty()) {
      throw new NotFoundException();
    }
    return list(year, news);
  }

  @GET
  @Path("{year: [0-9]{4}}/{slug}")
  public View update(@PathParam("year") int year, @PathParam("slug") String slug) {
    Entry news = shelves.bySlug(Kind.NEWS, slug);
    if (news.date().getYear() != year) {
      throw shelves.leadTo(news);
    }
    return update(news);
  }

  View update(Entry news) {
    Neighbours neighbours = Neighbours.of(news, shelves.all(Kind.NEWS));
    UpdateView view =
        new UpdateView(shelves.prose(news), news.date(), neighbours.previous(), neighbours.next());
    return new View("update", Section.UPDATES, view).at(shelves.paths(news));
  }

  private View list(@Nullable Integer year, List<Entry> news) {
    return new View("updates", Section.UPDATES, new UpdatesView(year, months(news), years()));
  }

  private static List<Month> months(List<Entry> news) {
    TreeMap<LocalDate, List<Entry>> months =
        news.stream()
            .collect(
                Collectors.groupingBy(
                    item -> item.date().withDayOfMonth(1), TreeMap::new, Collectors.toList()));
    return months.descendingMap().entrySet().stream()
        .map(
            month ->
                new Month(
                    month.getKey(),
                    month.getValue().stream().map(Announcements::newsItem).toList()))
        .toList();
  }

  private List<Year> years() {
    TreeMap<Integer, Long> years =
        shelves.all(Kind.NEWS).stream()
            .collect(
                Collectors.groupingBy(
                    item -> item.date().getYear(), TreeMap::new, Collectors.counting()));
    return years.descendingMap().entrySet().stream()
        .map(year -> new Year(year.getKey(), year.getValue().intValue()))
        .toList();
  }
}
