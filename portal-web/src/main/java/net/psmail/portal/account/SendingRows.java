package net.psmail.portal.account;

import net.psmail.portal.view.SendingView;
import net.psmail.provisioning.sending.SendingState;

/** What an account sends, as pages show it. */
public final class SendingRows {

  private SendingRows() {}

  /** For its owner as for operators. */
  public static SendingView view(SendingState state) {
    return new SendingView(
        state.lastHour(),
        state.allowance().hourly(),
        state.lastDay(),
        state.allowance().daily(),
        state
            .growsAt()
            .map(at -> new SendingView.Next(at, state.next().hourly(), state.next().daily()))
            .orElse(null),
        state.lifted());
  }
}
