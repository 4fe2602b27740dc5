package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.StoredView;
import net.psmail.portal.view.StoredView.Fact;
import net.psmail.portal.view.StoredView.Kind;
import net.psmail.provisioning.stored.StoredColumn;
import net.psmail.provisioning.stored.StoredData;
import net.psmail.provisioning.stored.StoredTable;

/** What is kept about somebody, read from the tables at this moment. */
@Path("/account/stored")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class StoredPages {

  @Inject private StoredData stored;
  @Inject private CurrentSession session;

  @GET
  public View show() {
    return new View("stored", Section.MAILBOX, view(stored.of(session.get())));
  }

  static StoredView view(List<StoredTable> tables) {
    return new StoredView(
        tables.stream().filter(table -> table.count() > 0).map(StoredPages::told).toList(),
        tables.stream().filter(table -> table.count() == 0).map(StoredTable::name).toList());
  }

  private static StoredView.Table told(StoredTable table) {
    return new StoredView.Table(
        table.name(),
        table.count(),
        table.rows().stream().map(row -> facts(table.columns(), row)).toList());
  }

  /** What a row does not have is not told. */
  private static List<Fact> facts(List<StoredColumn> columns, List<Optional<String>> row) {
    return IntStream.range(0, columns.size())
        .boxed()
        .flatMap(i -> row.get(i).stream().map(value -> fact(columns.get(i), value)))
        .toList();
  }

  private static Fact fact(StoredColumn column, String value) {
    return new Fact(column.name(), Kind.valueOf(column.kind().name()), value);
  }
}
