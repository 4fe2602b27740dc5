/**
 * One class of ours in GreenMail's own package, because a constructor that it needs is visible only
 * here: {@link com.icegreen.greenmail.store.LazyMessage}. Nothing else belongs here. The class is
 * null-marked and not the package, which would promise that GreenMail's classes never give null.
 */
package com.icegreen.greenmail.store;
