package net.psmail.portal.members;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import net.psmail.portal.page.View;
import net.psmail.portal.view.BulkFormView;
import net.psmail.portal.view.BulkView;
import net.psmail.portal.view.Language;
import net.psmail.portal.view.LinesView;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.Texts;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.bulk.BulkActs;
import net.psmail.provisioning.bulk.BulkLine;
import net.psmail.provisioning.bulk.ShownActs;
import net.psmail.provisioning.session.Actor;
import net.psmail.provisioning.session.Session;

/** Puts the pages of acts on many accounts together. */
@RequestScoped
public class BulkSheet extends LinesSheet<BulkLine> {

  @Inject private BulkActs bulks;

  /** Where a table is handed in, with what was typed. */
  View form(Session operator, String typed, List<Problem> problems) {
    return new View(
        "bulk", Section.CONTROL_ROOM, new BulkFormView(typed, earlier(operator), problems));
  }

  /**
   * What became of each line, as a table in English for programs.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  public StreamingOutput table(Actor program, long id) {
    return new LinesTable<>(this, program, bulks.get(program, id), new Texts(Language.ENGLISH))
        ::writeTo;
  }

  @Override
  View form(Session operator, List<Problem> problems) {
    return form(operator, "", problems);
  }

  @Override
  View view(Session operator, LinesView shown, List<BulkLine> lines) {
    return new View(
        "bulkshown",
        Section.CONTROL_ROOM,
        new BulkView(shown, lines.stream().map(BulkLines::view).toList()));
  }

  @Override
  String kind() {
    return "bulk";
  }

  @Override
  String path() {
    return BulkPages.PATH;
  }

  @Override
  ShownActs<BulkLine> acts() {
    return bulks;
  }

  @Override
  int number(BulkLine line) {
    return line.number();
  }

  @Override
  BulkLine.State state(BulkLine line) {
    return line.state();
  }

  @Override
  List<String> columns() {
    return List.of("line", "address", "act", "value", "reason", "result", "why");
  }

  @Override
  List<String> fields(BulkLine line, String result, Texts texts) {
    return List.of(
        Integer.toString(line.number()),
        line.address(),
        line.act(),
        line.value(),
        line.reason(),
        result,
        BulkLines.why(line, texts));
  }
}
