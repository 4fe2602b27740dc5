package net.psmail.portal.members;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import net.psmail.portal.page.View;
import net.psmail.portal.view.LinesView;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.TakeoverFormView;
import net.psmail.portal.view.TakeoverView;
import net.psmail.portal.view.Texts;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.bulk.BulkLine;
import net.psmail.provisioning.bulk.ShownActs;
import net.psmail.provisioning.member.MemberQuotas;
import net.psmail.provisioning.postfixadmin.TakeoverCount;
import net.psmail.provisioning.postfixadmin.TakeoverLine;
import net.psmail.provisioning.postfixadmin.TakeoverLine.What;
import net.psmail.provisioning.postfixadmin.Takeovers;
import net.psmail.provisioning.session.Session;

/** Puts the pages of takeovers from PostfixAdmin together. */
@RequestScoped
public class TakeoverSheet extends LinesSheet<TakeoverLine> {

  @Inject private Takeovers takeovers;

  @Override
  View form(Session operator, List<Problem> problems) {
    return new View(
        "postfixadmin",
        Section.CONTROL_ROOM,
        new TakeoverFormView(takeovers.source(operator).orElse(null), earlier(operator), problems));
  }

  @Override
  View view(Session operator, LinesView shown, List<TakeoverLine> lines) {
    List<TakeoverCount> counts =
        shown.running() ? List.of() : takeovers.counts(operator, shown.id());
    return new View(
        "postfixadminshown",
        Section.CONTROL_ROOM,
        new TakeoverView(
            shown,
            lines.stream().map(TakeoverLines::view).toList(),
            TakeoverLines.kinds(counts),
            TakeoverLines.reasons(counts)));
  }

  @Override
  String kind() {
    return "postfixadmin";
  }

  @Override
  String path() {
    return TakeoverPages.PATH;
  }

  @Override
  ShownActs<TakeoverLine> acts() {
    return takeovers;
  }

  @Override
  int number(TakeoverLine line) {
    return line.number();
  }

  @Override
  BulkLine.State state(TakeoverLine line) {
    return line.state();
  }

  @Override
  List<String> columns() {
    return List.of("line", "what", "name", "target", "quota", "scheme", "result", "why");
  }

  @Override
  List<String> fields(TakeoverLine line, String result, Texts texts) {
    return List.of(
        Integer.toString(line.number()),
        texts.text("postfixadmin.what." + Words.of(line.what())),
        line.name(),
        line.target(),
        line.what() == What.MAILBOX ? Long.toString(line.quotaBytes() / MemberQuotas.MEBIBYTE) : "",
        line.scheme(),
        result,
        TakeoverLines.why(line, texts));
  }
}
