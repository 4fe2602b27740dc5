package net.psmail.portal.site;

import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Singleton;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One for the whole application, like {@code @ApplicationScoped}, but handed out itself and not
 * behind a proxy: for what every request asks, where the way through a proxy took longer than the
 * answer.
 */
@Singleton
@Stereotype
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Shared {}
